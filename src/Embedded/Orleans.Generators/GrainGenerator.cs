using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orleans.Generators;

/// <summary>Generates references, requests and the manifest of an assembly; refuses what is not safe to call.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class GrainGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var contracts = Declared<InterfaceDeclarationSyntax, ContractModel>(context, ContractReader.Read);
        var grains = Declared<ClassDeclarationSyntax, GrainModel>(context, GrainReader.Read);
        var parts = context.CompilationProvider.Select(static (all, _) => new EquatableList<string>(Parts(all)));
        var assembly = context.CompilationProvider.Select(static (all, _) => all.AssemblyName ?? "Assembly");

        context.RegisterSourceOutput(contracts, static (output, contract) =>
        {
            foreach (var problem in contract.Problems) output.ReportDiagnostic(problem.ToDiagnostic());
            if (contract.IsUsable) output.AddSource($"{contract.ProxyName}.g.cs", ProxyWriter.Write(contract));
        });
        context.RegisterSourceOutput(
            contracts.Collect().Combine(grains.Collect()).Combine(parts).Combine(assembly),
            static (output, all) =>
            {
                var (((contracts, grains), parts), assembly) = all;
                Manifest(output, assembly, contracts, grains, parts);
            });
    }

    private static IncrementalValuesProvider<TModel> Declared<TSyntax, TModel>(
        IncrementalGeneratorInitializationContext context, Func<INamedTypeSymbol, TModel?> read)
        where TSyntax : TypeDeclarationSyntax
        where TModel : class =>
        context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is TSyntax,
                (syntax, stop) => syntax.SemanticModel.GetDeclaredSymbol(syntax.Node, stop) is INamedTypeSymbol type
                    && IsFirstPart(type, syntax.Node) ? read(type) : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);

    private static bool IsFirstPart(INamedTypeSymbol type, SyntaxNode node)
    {
        var first = type.DeclaringSyntaxReferences[0];
        return first.SyntaxTree == node.SyntaxTree && first.Span == node.Span;
    }

    private static void Manifest(
        SourceProductionContext output,
        string assembly,
        ImmutableArray<ContractModel> contracts,
        ImmutableArray<GrainModel> grains,
        EquatableList<string> parts)
    {
        foreach (var problem in grains.SelectMany(grain => grain.Problems))
            output.ReportDiagnostic(problem.ToDiagnostic());
        foreach (var same in grains.GroupBy(grain => grain.GrainType).Where(group => group.Count() > 1))
        {
            var first = same.First();
            foreach (var other in same.Skip(1)) output.ReportDiagnostic(Doubled(other, first).ToDiagnostic());
        }

        var usableContracts = contracts.Where(contract => contract.IsUsable).ToList();
        var usableGrains = grains.Where(grain => grain.IsUsable).ToList();
        if (usableContracts.Count + usableGrains.Count + parts.Count == 0) return;

        output.AddSource("GrainManifest.g.cs", ManifestWriter.Write(assembly, usableContracts, usableGrains, parts));
    }

    private static Problem Doubled(GrainModel grain, GrainModel first) => grain.Doubled with
    {
        Facts = new EquatableList<string>([grain.Doubled.Facts[0], first.Doubled.Facts[0], grain.GrainType]),
    };

    // Not what code uses but what the build referenced: grain classes are internal, so nothing mentions their assembly.
    private static IEnumerable<string> Parts(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols
            .Where(static assembly => assembly.GetAttributes().Any(IsPart))
            .Select(static assembly => assembly.Name)
            .OrderBy(static name => name, StringComparer.Ordinal);

    private static bool IsPart(AttributeData attribute) => attribute.AttributeClass?.Name()
        is "Orleans.Embedded.GrainManifestAttribute" or "Orleans.ApplicationPartAttribute";
}
