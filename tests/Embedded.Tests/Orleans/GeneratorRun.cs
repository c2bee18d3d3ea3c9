using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orleans.Generators;

namespace Toolbox24.Embedded.Tests.Orleans;

/// <summary>Compiles a piece of code with the generator, as a build would.</summary>
internal sealed class GeneratorRun
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Collections.Immutable; using System.Threading;
        using System.Threading.Tasks; using Orleans; using Orleans.Runtime;

        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private GeneratorRun(Compilation output, ImmutableArray<Diagnostic> found) => (Output, Found) = (output, found);

    public Compilation Output { get; }

    /// <summary>What the generator had to say.</summary>
    public ImmutableArray<Diagnostic> Found { get; }

    public IEnumerable<Diagnostic> Errors =>
        Output.GetDiagnostics().Concat(Found).Where(each => each.Severity == DiagnosticSeverity.Error);

    public static GeneratorRun Of(string code, params MetadataReference[] more)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithNullableContextOptions(NullableContextOptions.Enable);
        var language = new CSharpParseOptions(LanguageVersion.Preview);
        var tree = CSharpSyntaxTree.ParseText(Usings + code, language, "Sample.cs");
        var compilation = CSharpCompilation.Create("Sample", [tree], [.. References, .. more], options);
        var driver = CSharpGeneratorDriver.Create([new GrainGenerator().AsSourceGenerator()], parseOptions: language);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var found);
        return new GeneratorRun(output, found);
    }

    /// <summary>The code compiled as another project's reference: public surface only.</summary>
    public static MetadataReference Library(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(Usings + code);
        var library = CSharpCompilation.Create(
            "Library", [tree], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var emitted = library.Emit(image, options: new(metadataOnly: true, includePrivateMembers: false));
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>The text the one finding points at.</summary>
    public string Place(string id)
    {
        var finding = Assert.Single(Found, each => each.Id == id);
        var span = finding.Location.SourceSpan;
        return Output.SyntaxTrees.First().ToString().Substring(span.Start, span.Length);
    }
}
