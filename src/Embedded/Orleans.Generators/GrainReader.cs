using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Orleans.Generators;

/// <summary>Reads a grain class: its type name, its contracts, and what its constructor asks for.</summary>
internal static class GrainReader
{
    public static GrainModel? Read(INamedTypeSymbol grain)
    {
        if (!grain.IsGrain()) return null;

        List<Problem> problems = [];
        if (grain.IsGeneric()) problems.Add(Problem.At(grain, Problems.GenericType, grain.ShortName()));
        if (grain.IsHidden()) problems.Add(Problem.At(grain, Problems.Hidden, grain.ShortName()));
        var constructors = grain.InstanceConstructors
            .Where(each => each.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal).ToList();
        if (constructors.Count != 1)
            problems.Add(Problem.At(grain, Problems.Constructors, grain.ShortName(), $"{constructors.Count}"));

        var type = TypeName(grain);
        return new GrainModel(
            grain.FullName(),
            type,
            new(grain.AllInterfaces.Where(each => each.IsContract()).Select(each => each.FullName())),
            new(constructors.Take(1).SelectMany(each => each.Parameters).Select(Argument)),
            new(problems),
            Problem.At(grain, Problems.SameType, grain.ShortName(), "", type),
            problems.Count == 0);
    }

    // As the real engine names them.
    private static string TypeName(INamedTypeSymbol grain)
    {
        if (grain.Attribute("Orleans.GrainTypeAttribute")?.ConstructorArguments[0].Value is string given) return given;

        const string Suffix = "grain";
        var name = grain.Name.ToLowerInvariant();
        var isSuffixed = name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal);
        return isSuffixed ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    private static string Argument(IParameterSymbol parameter)
    {
        if (parameter.Type.Name() == "Orleans.Runtime.IGrainContext") return "activator.Context";

        if (parameter.Attribute("Orleans.Runtime.PersistentStateAttribute") is { } state
            && parameter.Type is INamedTypeSymbol { TypeArguments.Length: 1 } facet)
            return $"activator.State<{facet.TypeArguments[0].FullName()}>({Literals(state)})";

        var keyed = parameter.Attribute("Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute");
        return $"activator.Service<{parameter.Type.FullName()}>({(keyed is null ? "" : Literals(keyed))})";
    }

    private static string Literals(AttributeData attribute) =>
        string.Join(", ", attribute.ConstructorArguments.Select(argument => argument.ToCSharpString()));
}
