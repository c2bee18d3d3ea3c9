using System.Text;

namespace Toolbox24.HotChocolate.Tests.Language.Corpus;

/// <summary>Documents that were right, with a few characters or tokens taken out, put in or swapped.</summary>
internal sealed class Mutation(Random random)
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "$", "@", "...", ".", "..", "?", "'", "\"", "\"\"\"",
        "\\", "\\u{", "\\uD83D",
        "#", "-", "0", "1.", "e", "\n", "\r", "\r\n", "\uFEFF", "\0", "\u0007", "\u007F", "\u00A0", "é", "😀", "\uD83D",
        "\uDE00",
        " on ", " true ", " query ", " extend ", " implements ", " repeatable ", " FIELD ", "\"text\"",
        "\"\"\"block\"\"\"", "00", "1a",
    ];

    public string Next()
    {
        if (random.Next(3) == 0) return Characters(ValidDocuments.All[random.Next(ValidDocuments.All.Length)]);
        var tokens = new RandomDocument(random).Tokens();
        for (var changes = random.Next(3); changes > 0; changes--) Change(tokens);
        var text = RandomDocument.Join(random, tokens);
        return random.Next(2) == 0 ? text : Characters(text);
    }

    private string Characters(string text)
    {
        var units = text.ToCharArray().Select(unit => unit.ToString()).ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--) Change(units);
        return new StringBuilder().AppendJoin("", units).ToString();
    }

    private void Change(List<string> parts)
    {
        if (parts.Count == 0) return;
        var (one, other) = (random.Next(parts.Count), random.Next(parts.Count));
        switch (random.Next(5))
        {
            case 0: parts.RemoveAt(one); break;
            case 1: parts.Insert(one, parts[other]); break;
            case 2: (parts[one], parts[other]) = (parts[other], parts[one]); break;
            case 3: parts.RemoveRange(one, parts.Count - one); break;
            default: parts.Insert(one, Pieces[random.Next(Pieces.Length)]); break;
        }
    }
}
