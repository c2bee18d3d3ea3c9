using System.Buffers;
using System.Text;

namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLReader
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n\r"u8);

    private void ReadString()
    {
        if (source[position..].StartsWith("\"\"\""u8)) ReadBlockString();
        else ReadLineString();
    }

    private void ReadLineString()
    {
        (Kind, hasEscapes) = (TokenKind.String, false);
        position++;
        while (true)
        {
            switch (PassToStop())
            {
                case '"':
                    Value = source[(Start + 1)..position++];
                    return;
                case '\\':
                    PassEscape();
                    break;
                default:
                    throw Here("Unterminated string.");
            }
        }
    }

    private void PassEscape()
    {
        var escape = source[position..];
        var length = StringEscape.Read(escape, out _);
        if (length == 0) throw Here(StringEscape.Complaint(escape));
        hasEscapes = true;
        position += length;
    }

    private void ReadBlockString()
    {
        Kind = TokenKind.BlockString;
        position += 3;
        while (true)
        {
            switch (PassToStop())
            {
                case '"' when source[position..].StartsWith("\"\"\""u8):
                    Value = source[(Start + 3)..position];
                    position += 3;
                    return;
                case '\\' when source[position..].StartsWith("\\\"\"\""u8):
                    position += 4;
                    break;
                case '\n' or '\r':
                    NextLine();
                    break;
                case < 0:
                    throw Here("Unterminated string.");
                default:
                    position++;
                    break;
            }
        }
    }

    /// <summary>Goes on to the next byte that means something inside a string, or to the end.</summary>
    private int PassToStop()
    {
        var length = source[position..].IndexOfAny(StringStops);
        PassText(length < 0 ? source.Length : position + length);
        return Next;
    }

    /// <summary>The value of a string or block string; the text of any other token.</summary>
    public readonly string GetString() => Kind switch
    {
        TokenKind.BlockString => BlockStringValue.Of(Value),
        TokenKind.String when hasEscapes => StringEscape.Unescape(Value),
        _ => Encoding.UTF8.GetString(Value),
    };

    /// <summary>The name, as the one string that stands for it wherever it is read.</summary>
    public readonly string GetName() => NamePool.Get(Value);
}
