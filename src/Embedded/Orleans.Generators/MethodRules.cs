using Microsoft.CodeAnalysis;

namespace Orleans.Generators;

/// <summary>What a method of a grain contract may look like.</summary>
internal static class MethodRules
{
    public static IEnumerable<Problem> Check(IMethodSymbol method)
    {
        var name = method.ShortName();
        if (method.IsGenericMethod) yield return Problem.At(method, Problems.GenericMethod, name);

        var isTask = method.ReturnType.Name() is "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask";
        if (!isTask || method.ReturnsByRef)
            yield return Problem.At(method, Problems.ReturnType, name, method.ReturnType.ShortName());
        else if (!IsMarked(method.GetReturnTypeAttributes()) && Mutability.Of(Result(method), method.ContainingAssembly) is { } why)
            yield return Problem.At(method, Problems.Mutable, "The result", name, why);

        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
                yield return Problem.At(parameter, Problems.ByReference, parameter.Name, name);
            else if (!IsMarked(parameter.GetAttributes()) && Mutability.Of(parameter.Type, method.ContainingAssembly) is { } reason)
                yield return Problem.At(parameter, Problems.Mutable, $"Parameter {parameter.Name}", name, reason);
        }
    }

    // A plain task results in nothing; the contract itself stands for it, for a reference is immutable.
    private static ITypeSymbol Result(IMethodSymbol method) =>
        (method.ReturnType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault() ?? method.ContainingType;

    private static bool IsMarked(IEnumerable<AttributeData> attributes) =>
        attributes.Any(attribute => attribute.AttributeClass?.Name() == Mutability.Mark);
}
