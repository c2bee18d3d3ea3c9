using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HotChocolate.Generators;

/// <summary>Generates the schema of an assembly's types and the code that resolves it; refuses what no schema can have.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    /// <summary>The step whose result is the same where an edit changed nothing of the schema.</summary>
    public const string ModelStep = "Module";

    private static readonly string[] Marks =
    [
        Attributes.Query, Attributes.Mutation, Attributes.Subscription, Attributes.Object + "`1", Attributes.Extend + "`1",
        Attributes.Interface, Attributes.Interface + "`1", Attributes.Union, Attributes.Loader,
    ];

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var marked = Marks.Select(mark => Marked(context, mark))
            .Aggregate(static (all, some) => all.Combine(some).Select(static (both, _) => both.Left.AddRange(both.Right)));
        var documented = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .SelectMany(DocumentedMember.Read).Collect()
            .Select(static (members, _) => new EquatableList<DocumentedMember>(members));
        var rules = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => RuleCheck.Of(options.GlobalOptions));
        var module = marked
            .Select(static (names, _) => new EquatableList<string>(names.Distinct().OrderBy(name => name, StringComparer.Ordinal)))
            .Combine(documented)
            .Combine(rules)
            .Combine(context.CompilationProvider)
            .Select(static (all, stop) => ModuleReader.Read(
                all.Right, all.Left.Left.Left, new Documentation(all.Left.Left.Right), all.Left.Right, stop))
            .WithTrackingName(ModelStep);
        context.RegisterSourceOutput(module, static (output, module) =>
        {
            if (module is null) return;

            foreach (var problem in module.Problems) output.ReportDiagnostic(problem.ToDiagnostic());
            if (module.Parts.Count > 0) output.AddSource("Configure.g.cs", PartWriter.Write(module.Parts));
            if (module.Loaders.Count > 0) output.AddSource("DataLoaders.g.cs", LoaderWriter.Write(module.Loaders));
            output.AddSource($"{module.Name}.g.cs", ModuleWriter.Write(module));
        });
    }

    private static IncrementalValueProvider<ImmutableArray<string>> Marked(
        IncrementalGeneratorInitializationContext context, string mark) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(
            mark,
            static (node, _) => node is TypeDeclarationSyntax or MethodDeclarationSyntax,
            static (found, _) => MetadataName(found.TargetSymbol as INamedTypeSymbol ?? found.TargetSymbol.ContainingType))
        .Collect();

    private static string MetadataName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataName(outer)}+{type.MetadataName}"
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName
        : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
}
