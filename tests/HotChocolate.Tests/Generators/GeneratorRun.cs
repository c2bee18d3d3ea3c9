using System.Collections.Immutable;
using HotChocolate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Toolbox24.HotChocolate.Tests.Generators;

/// <summary>Compiles a piece of an API with the generator, as a build would.</summary>
internal sealed class GeneratorRun
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Collections.Immutable; using System.Linq;
        using System.Threading; using System.Threading.Tasks; using HotChocolate; using HotChocolate.Authorization;
        using HotChocolate.CostAnalysis.Types; using HotChocolate.Resolvers; using HotChocolate.Types;
        using HotChocolate.Types.Pagination; using HotChocolate.Types.Relay; using GreenDonut; using GreenDonut.Data;
        [assembly: Module("SampleTypes")]

        """;

    private const string Open = "namespace Sample; public sealed class OpenAttribute : System.Attribute;";

    private static readonly CSharpParseOptions Language =
        new CSharpParseOptions(LanguageVersion.Preview).WithDocumentationMode(DocumentationMode.Parse);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
            .Where(path => !path.EndsWith("HotChocolate.Tests.dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private GeneratorRun(Compilation output, ImmutableArray<Diagnostic> found) => (Output, Found) = (output, found);

    public Compilation Output { get; }

    /// <summary>What the generator had to say.</summary>
    public ImmutableArray<Diagnostic> Found { get; }

    /// <summary>What the compiler has to say of the whole, warnings included.</summary>
    public string Complaints => string.Join('\n', Output.GetDiagnostics()
        .Where(each => each.Severity >= DiagnosticSeverity.Warning)
        .Select(each => $"{each} {each.Location.SourceTree?.GetText().Lines[each.Location.GetLineSpan().StartLinePosition.Line]}"));

    /// <summary>The schema in its definition language, without what every schema of pages and costs has.</summary>
    public string Sdl
    {
        get
        {
            var module = Output.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.SampleTypesRequestExecutorBuilderExtensions")!;
            var sdl = (IFieldSymbol)Assert.Single(module.GetMembers("Sdl"));
            return ((string)sdl.ConstantValue!).Split("\n\n\"What resolving")[0].Trim();
        }
    }

    /// <summary>Compiles a file; the policies are the project's property GraphQLMutationPolicies, and its open types have [Sample.Open].</summary>
    public static GeneratorRun Of(string code, string? library = null, string? policies = null)
    {
        var (reference, documentation) = Library(library ?? "");
        var driver = Driver(policies).AddAdditionalTexts([documentation]);
        driver.RunGeneratorsAndUpdateCompilation(Compilation(code, Open).AddReferences(reference), out var output, out var found);
        return new GeneratorRun(output, found);
    }

    public static GeneratorDriver Driver(string? policies = null) => CSharpGeneratorDriver.Create(
        [new SchemaGenerator().AsSourceGenerator()], parseOptions: Language,
        optionsProvider: new ProjectOptions(policies is null ? [] : new()
        {
            ["build_property.GraphQLMutationPolicies"] = policies,
            ["build_property.GraphQLVisibleWithField"] = "Sample.OpenAttribute",
        }),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static CSharpCompilation Compilation(params string[] files) => CSharpCompilation.Create(
        "Sample", [.. files.Select((file, at) => Tree(at == 0 ? Usings + file : file, $"Sample{at}.cs"))], References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithNullableContextOptions(NullableContextOptions.Enable));

    public static SyntaxTree Tree(string text, string name = "Sample.cs") => CSharpSyntaxTree.ParseText(text, Language, name);

    /// <summary>Holds that the code is without fault, and what its schema is.</summary>
    public static void Prints(string code, string sdl, string? library = null)
    {
        var run = Of(code, library);
        Assert.Empty(run.Found);
        Assert.True(run.Complaints.Length == 0, run.Complaints);
        Assert.Equal(sdl, run.Sdl);
    }

    /// <summary>The text the one finding points at.</summary>
    public string Place(string id)
    {
        var finding = Assert.Single(Found, each => each.Id == id);
        var span = finding.Location.SourceSpan;
        return Output.SyntaxTrees.First().ToString().Substring(span.Start, span.Length);
    }

    // A build has the documentation of what is referenced in a file beside it.
    private static (MetadataReference Reference, AdditionalText Documentation) Library(string code)
    {
        var library = CSharpCompilation.Create(
            "Library", [Tree(code)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        Assert.True(library.Emit(image, xmlDocumentationStream: documentation).Success);
        return (MetadataReference.CreateFromImage(image.ToArray()), new TextFile("Library.xml", documentation.ToArray()));
    }

    private sealed class TextFile(string path, byte[] text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, text.Length);
    }
}
