using System.Text;

namespace Toolbox24.HotChocolate.Tests.Language.Corpus;

/// <summary>A document that follows the grammar, made of random tokens with random space between them.</summary>
internal sealed partial class RandomDocument(Random random)
{
    private const int Deepest = 5;

    // Keywords are names too, and have to be read as such wherever a name may stand.
    private static readonly string[] Names =
    [
        "a", "b", "id", "name", "_", "__typename", "tool7", "Query", "ID", "on", "query", "type", "fragment", "true",
        "null",
        "implements", "repeatable", "aVeryLongNameThatMakesTheLineOfArgumentsTooLong", "schema", "extend", "input",
        "enum",
    ];

    private static readonly string[] Ignored =
    [
        " ", " ", " ", "  ", "\n", "\r\n", "\r", "\t", ",", ", ", "\n\n", "\uFEFF", " # plain\n", "#ünï😀\r\n", "#\r",
        "\n    ",
    ];

    private static readonly string[] Strings =
    [
        "\"\"", "\"a\"", "\"with space\"", "\"é😀\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u0041\\u00e9\"",
        "\"\\uD83D\\uDE00\"",
        "\"\\u{1F600}x\"", "\"\u007f\u2028\t\"", "\"#,{\"", "\"\"\"\"\"\"", "\"\"\"block\"\"\"",
        "\"\"\"\n  two\n   lines\n\"\"\"",
        "\"\"\" led by space\"\"\"", "\"\"\"ends with \\\n\"\"\"", "\"\"\"a\\\"\"\"b\"\"\"",
        "\"\"\"ends with a quote\\\"\"\"\"\"\"",
        "\"\"\"\r\n\t one\r\r\n\n  two 😀\"\"\"", "\"\"\"\"quoted\" \"\"\"", "\"\"\"   \n \t \n\"\"\"",
        "\"\"\"first\n    indented\n      more\n\n\"\"\"",
        "\"\"\"a line that is longer than the seventy characters up to which a block stays on one line\"\"\"",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-12", "9007199254740993", "0.0", "-1.5", "1e5", "1.25E-3", "6e+2",
    ];

    private readonly List<string> tokens = [];
    private int depth;

    public List<string> Tokens()
    {
        Repeat(1, 4, Definition);
        return tokens;
    }

    public string Text() => Join(random, Tokens());

    /// <summary>Puts the tokens in a text. Only punctuation may stand without space.</summary>
    public static string Join(Random random, List<string> tokens)
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
        {
            text.Append(token);
            var mayTouch = token.Length == 1 && !char.IsLetterOrDigit(token[0]) && token[0] != '_';
            if (!mayTouch || random.Next(2) == 0) text.Append(Ignored[random.Next(Ignored.Length)]);
        }
        return text.ToString();
    }

    private void Add(params ReadOnlySpan<string> added) => tokens.AddRange(added);

    private bool Sometimes(int outOf = 2) => random.Next(outOf) == 0;

    private string Pick(string[] words) => words[random.Next(words.Length)];

    private void Name() => Add(Pick(Names));

    private void NameBut(params ReadOnlySpan<string> excluded)
    {
        var name = Pick(Names);
        while (excluded.Contains(name)) name = Pick(Names);
        Add(name);
    }

    private void Repeat(int least, int most, Action part)
    {
        for (var count = random.Next(least, most + 1); count > 0; count--) part();
    }

    private void Within(string open, string close, int least, Action part)
    {
        Add(open);
        depth++;
        Repeat(least, depth > Deepest ? 1 : 3, part);
        depth--;
        Add(close);
    }

    private void Description()
    {
        if (Sometimes(3)) Add(Pick(Strings));
    }

    private void Value(bool isConstant)
    {
        switch (random.Next(depth > Deepest ? 4 : 7))
        {
            case 0: Add(Pick(Numbers)); break;
            case 1: Add(Pick(Strings)); break;
            case 2: Name(); break;
            case 3 when isConstant: Add("false"); break;
            case 3: Add("$"); Name(); break;
            case 4: Within("[", "]", 0, () => Value(isConstant)); break;
            case 5: Within("{", "}", 0, () => Pair(isConstant)); break;
            default: Add(Pick(Numbers)); break;
        }
    }

    private void Pair(bool isConstant)
    {
        Name();
        Add(":");
        Value(isConstant);
    }

    private void Arguments(bool isConstant)
    {
        if (Sometimes()) Within("(", ")", 1, () => Pair(isConstant));
    }

    private void Directives(bool isConstant, int least = 0)
    {
        if (least > 0 || Sometimes(3)) Repeat(Math.Max(least, 1), 2, () => Directive(isConstant));
    }

    private void Directive(bool isConstant)
    {
        Add("@");
        Name();
        Arguments(isConstant);
    }

    private void Type()
    {
        if (depth > Deepest || Sometimes()) Name();
        else
        {
            Add("[");
            depth++;
            Type();
            depth--;
            Add("]");
        }
        if (Sometimes(3)) Add("!");
    }
}
