using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>What clients are told of something: what its documentation says, unless an attribute says otherwise.</summary>
internal sealed class Documentation(IEnumerable<DocumentedMember> referenced)
{
    private static readonly Regex Space = new(@"\s+", RegexOptions.CultureInvariant);

    // The compiler knows the documentation of its own assembly alone.
    private readonly Dictionary<string, string> referenced =
        referenced.GroupBy(member => member.Id).ToDictionary(same => same.Key, same => same.First().Xml);

    public string? Of(ISymbol symbol) => symbol.GivenDescription() ?? (symbol switch
    {
        IParameterSymbol parameter => Parameter(parameter),
        IPropertySymbol property => Summary(property) ?? (property.Parameter() is { } parameter ? Parameter(parameter) : null),
        _ => Summary(symbol),
    });

    private string? Summary(ISymbol symbol) => Text(Comment(symbol)?.Element("summary"));

    // The parameters of a record are documented at the record.
    private string? Parameter(IParameterSymbol parameter) => Parameter(parameter.ContainingSymbol, parameter.Name)
        ?? (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } made
            ? Parameter(made.ContainingType, parameter.Name) : null);

    private string? Parameter(ISymbol owner, string name) =>
        Text(Comment(owner)?.Elements("param").FirstOrDefault(each => (string?)each.Attribute("name") == name));

    private XElement? Comment(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        if (string.IsNullOrEmpty(xml)) referenced.TryGetValue(symbol.GetDocumentationCommentId() ?? "", out xml);
        return DocumentedMember.Parse(xml);
    }

    private static string? Text(XElement? element)
    {
        if (element is null) return null;
        var text = Space.Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();
        return text.Length == 0 ? null : text;
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" or "code" } code => $"`{code.Value}`",
        XElement { IsEmpty: true } reference => Named(reference),
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    // <see cref="P:Toolbox24.Domain.Tool.Name"/> is read as Name.
    private static string Named(XElement reference)
    {
        var name = reference.Attributes().FirstOrDefault()?.Value ?? "";
        var end = name.IndexOf('(');
        return (end < 0 ? name : name.Substring(0, end)).Split('.', ':').Last();
    }
}
