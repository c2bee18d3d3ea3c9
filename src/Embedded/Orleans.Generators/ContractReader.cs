using Microsoft.CodeAnalysis;

namespace Orleans.Generators;

/// <summary>Reads a grain interface and finds what is wrong with it.</summary>
internal static class ContractReader
{
    public static ContractModel? Read(INamedTypeSymbol contract)
    {
        if (!contract.IsContract()) return null;

        List<Problem> problems = [];
        if (contract.IsGeneric()) problems.Add(Problem.At(contract, Problems.GenericType, contract.ShortName()));
        if (contract.IsHidden()) problems.Add(Problem.At(contract, Problems.Hidden, contract.ShortName()));

        List<MethodModel> methods = [];
        foreach (var declaring in contract.AllInterfaces.Insert(0, contract))
        {
            var own = SymbolEqualityComparer.Default.Equals(declaring, contract);
            foreach (var member in declaring.GetMembers().Where(member => !member.IsStatic && member.IsAbstract))
                ReadMember(contract, member, methods, own ? problems : []);
        }

        // A mutable message leaves the proxy as it is; anything else would only add errors inside generated code.
        var isUsable = problems.All(problem => problem.Kind == Problems.Mutable);
        var proxy = contract.ToDisplayString().Replace('.', '_');
        return new ContractModel(contract.FullName(), proxy, new(methods), new(problems), isUsable);
    }

    private static void ReadMember(
        INamedTypeSymbol contract, ISymbol member, List<MethodModel> methods, List<Problem> problems)
    {
        if (member is not IMethodSymbol method)
        {
            problems.Add(Problem.At(member, Problems.Member, member.ShortName()));
            return;
        }

        if (method.MethodKind != MethodKind.Ordinary) return;

        problems.AddRange(MethodRules.Check(method));
        methods.Add(Model(contract, method));
    }

    private static MethodModel Model(INamedTypeSymbol contract, IMethodSymbol method)
    {
        var returns = (method.ReturnType as INamedTypeSymbol)!;
        var timeout = method.Attribute("Orleans.ResponseTimeoutAttribute")?.ConstructorArguments[0].Value as string;
        return new MethodModel(
            method.ContainingType.FullName(),
            contract.Name,
            method.Name,
            method.ReturnType.FullName(),
            returns is { TypeArguments.Length: 1 } ? returns.TypeArguments[0].FullName() : null,
            method.ReturnType.Name == "ValueTask",
            timeout,
            new(method.Parameters.Select(each => new ParameterModel(each.Type.FullName(), IsCancellation(each.Type)))));
    }

    private static bool IsCancellation(ITypeSymbol type) => type.Name() == "System.Threading.CancellationToken";
}
