using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>A member of a referenced assembly, and what its documentation says, as a file beside the assembly has it.</summary>
internal sealed record DocumentedMember(string Id, string Xml)
{
    public static EquatableList<DocumentedMember> Read(AdditionalText file, CancellationToken stop) => new(
        (Parse(file.GetText(stop)?.ToString())?.Element("members")?.Elements("member") ?? [])
            .Select(member => new DocumentedMember((string?)member.Attribute("name") ?? "", member.ToString())));

    /// <summary>Null where it is no XML; the compiler has its own warning for that.</summary>
    public static XElement? Parse(string? xml)
    {
        if (string.IsNullOrEmpty(xml)) return null;
        try
        {
            return XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
