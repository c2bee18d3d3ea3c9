using System.Text;
using HotChocolate.Language;
using Toolbox24.HotChocolate.Tests.Language.Corpus;
using Toolbox24.Testing;

namespace Toolbox24.HotChocolate.Tests.Language;

/// <summary>Bytes of any kind give a document or a <see cref="SyntaxException" />, and nothing else.</summary>
[Trait("category", "soak")]
public sealed class FuzzTests
{
    private readonly Random random = new(Seeds.Next());

    [Fact]
    public void Random_bytes_are_read_or_refused()
    {
        for (var run = 0; run < 20_000; run++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            Read(bytes);
        }
    }

    [Fact]
    public void Random_bytes_inside_a_document_are_read_or_refused()
    {
        for (var run = 0; run < 5_000; run++)
        {
            var bytes = Encoding.UTF8.GetBytes(new RandomDocument(random).Text());
            for (var changes = random.Next(1, 5); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Read(bytes);
        }
    }

    [Fact]
    public void A_document_cut_off_anywhere_is_read_or_refused()
    {
        foreach (var text in ValidDocuments.All)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var length = 0; length < bytes.Length; length++) Read(bytes.AsSpan(0, length));
        }
    }

    private static void Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Utf8GraphQLParser.Parse(bytes);
        }
        catch (SyntaxException refusal)
        {
            Assert.InRange(refusal.Position, 0, bytes.Length);
            AssertPlace(refusal, bytes);
        }
    }

    /// <summary>The line and column are those of the position, counted the slow way.</summary>
    private static void AssertPlace(SyntaxException refusal, ReadOnlySpan<byte> bytes)
    {
        var before = Encoding.UTF8.GetString(bytes[..refusal.Position]);

        var lines = before.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        Assert.Equal((lines.Length, lines[^1].Length + 1), (refusal.Line, refusal.Column));
    }
}
