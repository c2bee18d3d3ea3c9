using System.Collections.Immutable;

namespace Toolbox24.Domain.Catalog;

/// <summary>
/// What people read, search and see of a tool. Synonyms are other words people look for and find it by; the drawing is
/// the name of its picture, without folder or extension.
/// </summary>
public sealed record ToolDescription(
    string Name,
    CategoryId Category,
    ImmutableArray<string> Synonyms,
    string Text,
    string? Drawing)
{
    public const int LongestText = 500;
    public const int MostSynonyms = 20;

    /// <summary>How it is used safely, in French; read before the locker opens. Empty where there is nothing to say.</summary>
    public string Notice { get; init; } = "";

    /// <summary>What to wear, in French. Empty where nothing is needed.</summary>
    public string ProtectiveEquipment { get; init; } = "";

    public Refusal? Refuse()
    {
        if (Names.Refuse(Name) is { } name) return name;
        if (Names.Refuse(Text, LongestText) is { } text) return text;
        if (Drawing is not null && !IsDrawing(Drawing)) return new WrongDrawing(Drawing);
        if (Texts.Refuse(Notice) is { } notice) return notice;
        if (Texts.Refuse(ProtectiveEquipment) is { } equipment) return equipment;
        if (Synonyms.IsDefaultOrEmpty) return null;
        if (Synonyms.Length > MostSynonyms) return new TooManySynonyms(MostSynonyms);

        return Synonyms.Select(word => Names.Refuse(word)).FirstOrDefault(refusal => refusal is not null);
    }

    // It becomes part of a file name and of an address, so nothing that could leave its folder.
    private static bool IsDrawing(string slug) =>
        slug is { Length: > 0 and <= Names.Longest }
        && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
