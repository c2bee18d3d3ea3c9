using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace HotChocolate.Generators;

/// <summary>A diagnostic without the syntax tree it points into, so that models can be compared.</summary>
internal sealed record Problem(
    DiagnosticDescriptor Kind, string Path, TextSpan Span, LinePositionSpan Lines, EquatableList<string> Facts)
{
    public static Problem At(Location place, DiagnosticDescriptor kind, params string[] facts)
    {
        var lines = place.GetLineSpan();
        return new Problem(kind, lines.Path ?? "", place.SourceSpan, lines.Span, new EquatableList<string>(facts));
    }

    public Diagnostic ToDiagnostic()
    {
        var place = Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines);
        return Diagnostic.Create(Kind, place, [.. Facts]);
    }
}
