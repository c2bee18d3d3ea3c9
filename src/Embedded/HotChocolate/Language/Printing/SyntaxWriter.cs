using System.Text;

namespace HotChocolate.Language;

/// <summary>Text with indentation, part of which can be taken back and written otherwise.</summary>
internal sealed class SyntaxWriter(bool indented)
{
    private readonly StringBuilder text = new();
    private int depth;
    private int margins;

    public bool IsIndented => indented;

    /// <summary>How many line breaks were written.</summary>
    public int Breaks { get; private set; }

    /// <summary>How many characters were written, margins apart.</summary>
    public int Length => text.Length - margins;

    /// <summary>A place to go back to.</summary>
    public readonly record struct Mark(int Length, int Margins, int Breaks);

    public Mark Here => new(text.Length, margins, Breaks);

    public void GoBack(Mark mark) => (text.Length, margins, Breaks) = (mark.Length, mark.Margins, mark.Breaks);

    public void Write(string value) => text.Append(value);

    public void Write(char value) => text.Append(value);

    public void Indent() => depth++;

    public void Dedent() => depth--;

    /// <summary>A new line, or a space where all goes on one line.</summary>
    public void Break()
    {
        if (!indented)
        {
            text.Append(' ');
            return;
        }
        text.Append('\n').Append(' ', depth * 2);
        margins += depth * 2;
        Breaks++;
    }

    public override string ToString() => text.ToString();
}
