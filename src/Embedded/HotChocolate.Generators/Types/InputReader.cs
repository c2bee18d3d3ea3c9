using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>Makes an input of a record: its fields are what its constructor takes.</summary>
internal sealed class InputReader(Shapes shapes, Documentation docs, List<Problem> problems)
{
    public TypeModel Read(INamedTypeSymbol type, string name, Use use)
    {
        var parameters = Constructor(type)?.Parameters ?? [];
        foreach (var property in PropertyReader.Of(type).Where(each => each.SetMethod is not null))
        {
            if (parameters.Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase))) continue;

            var place = use.Of(property, property.Name);
            problems.Add(Problem.At(place.Place, Problems.InputProperty, property.Name, type.ShortName()));
        }

        var fields = new FieldList(name, problems);
        for (var at = 0; at < parameters.Length; at++) fields.Add(Field(type, parameters[at], at, use), use.Of(parameters[at], "").Place);
        return new TypeModel(
            Kind.Input, name, docs.Of(type), new([]), fields.ToModel(), type.FullName(),
            type.Has(Attributes.OneOf) ? "@oneOf" : null);
    }

    // The one a record copies itself by is not public, or takes the record.
    private static IMethodSymbol? Constructor(INamedTypeSymbol type) => type.InstanceConstructors
        .Where(each => each.DeclaredAccessibility == Accessibility.Public)
        .Where(each => !(each.Parameters is [var only] && SymbolEqualityComparer.Default.Equals(only.Type, type)))
        .OrderByDescending(each => each.Parameters.Length)
        .FirstOrDefault();

    private MemberModel? Field(INamedTypeSymbol type, IParameterSymbol parameter, int at, Use use)
    {
        var property = type.GetMembers().OfType<IPropertySymbol>()
            .FirstOrDefault(each => string.Equals(each.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
        var said = property ?? (ISymbol)parameter;
        use = use.Of(parameter, $"{type.ShortName()}.{parameter.Name}");
        if (shapes.Input(parameter.Type, said.IsId(), use) is not { } shape) return null;

        var name = said.GivenName() ?? Naming.Camel(parameter.Name);
        var field = $"fields[{Literals.Quote(name)}]";
        var isOptional = shape.IsNullable || parameter.HasExplicitDefaultValue;
        var missing = parameter.HasExplicitDefaultValue ? Literals.DefaultCode(parameter) : "default";
        var code = isOptional
            ? $"fields.TryGetValue({Literals.Quote(name)}, out var f{at}) ? {shape.Incoming($"f{at}", $"v{at}")} : {missing}"
            : shape.Incoming(field);
        return new MemberModel(
            name, docs.Of(said), shape.Sdl, MemberModel.None, Literals.Default(parameter), new(Directives.Of(said)), code);
    }
}
