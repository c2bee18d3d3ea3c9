using System.Buffers;
using System.Text;

namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLReader
{
    private void SkipIgnored()
    {
        while (position < source.Length)
        {
            switch (source[position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',':
                    position++;
                    break;
                case (byte)'\n' or (byte)'\r':
                    NextLine();
                    break;
                case (byte)'#':
                    SkipComment();
                    break;
                case 0xEF when source[position..].StartsWith("\uFEFF"u8):
                    PassCharacter();
                    break;
                default:
                    return;
            }
        }
    }

    private void NextLine()
    {
        position += source[position..].StartsWith("\r\n"u8) ? 2 : 1;
        line++;
        columnBase = position;
    }

    private void SkipComment()
    {
        var length = source[position..].IndexOfAny((byte)'\n', (byte)'\r');
        PassText(length < 0 ? source.Length : position + length);
    }

    /// <summary>Goes on to a place in the same line, over characters of any kind.</summary>
    private void PassText(int end)
    {
        while (position < end)
        {
            var ascii = source[position..end].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            position = ascii < 0 ? end : position + ascii;
            if (position < end) PassCharacter();
        }
    }

    private void PassCharacter()
    {
        if (Rune.DecodeFromUtf8(source[position..], out var character, out var length) != OperationStatus.Done)
            throw Here("Invalid character: not UTF-8.");
        position += length;
        columnBase += length - character.Utf16SequenceLength;
    }
}
