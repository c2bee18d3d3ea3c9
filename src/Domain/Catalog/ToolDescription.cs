using System.Collections.Immutable;

namespace Toolbox24.Domain.Catalog;

/// <summary>
/// What people read, search and see of a tool. Synonyms are other words people look for and find it by; the drawing is
/// the name of its picture, without folder or extension.
/// </summary>
public sealed record ToolDescription(
    string Name,
    string Category,
    ImmutableArray<string> Synonyms,
    string Text,
    string Drawing)
{
    public const int LongestText = 500;

    public Refusal? Refuse()
    {
        if (Names.Refuse(Name) is { } name) return name;
        if (Names.Refuse(Category) is { } category) return category;
        if (Names.Refuse(Text, LongestText) is { } text) return text;
        if (!IsDrawing(Drawing)) return new WrongDrawing(Drawing);
        if (Synonyms.IsDefaultOrEmpty) return null;

        return Synonyms.Select(word => Names.Refuse(word)).FirstOrDefault(refusal => refusal is not null);
    }

    // It becomes part of a file name and of an address, so nothing that could leave its folder.
    private static bool IsDrawing(string? slug) =>
        slug is { Length: > 0 and <= Names.Longest }
        && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
