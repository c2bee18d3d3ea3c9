using System.Text;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Tests.Accounts;

public sealed class Base32Tests
{
    // RFC 4648 §10, without the padding.
    public static TheoryData<string, string> Vectors => new()
    {
        { "", "" }, { "f", "MY" }, { "fo", "MZXQ" }, { "foo", "MZXW6" }, { "foob", "MZXW6YQ" }, { "fooba", "MZXW6YTB" },
        { "foobar", "MZXW6YTBOI" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void It_is_written_as_the_RFC_says(string bytes, string text) =>
        Assert.Equal(text, Base32.Write(Encoding.ASCII.GetBytes(bytes)));

    [Theory]
    [MemberData(nameof(Vectors))]
    public void It_is_read_as_the_RFC_says(string bytes, string text) =>
        Assert.Equal(bytes, Encoding.ASCII.GetString(Base32.Read(text)!));

    [Theory]
    [InlineData("MZXW6YTBOI======")]
    [InlineData("mzxw6ytboi")]
    [InlineData("MZXW 6YTB OI")]
    [InlineData("mzxw-6ytb-oi==")]
    public void It_is_read_the_way_people_type_it(string text) =>
        Assert.Equal("foobar", Encoding.ASCII.GetString(Base32.Read(text)!));

    [Theory]
    [InlineData("M")]
    [InlineData("MZX")]
    [InlineData("MZXW6Y")]
    [InlineData("MZXW6YT0")]
    [InlineData("MZ=XW6YT")]
    [InlineData("MZXW6YTé")]
    public void Anything_else_is_not_read(string text) => Assert.Null(Base32.Read(text));

    [Fact]
    public void Every_byte_comes_back()
    {
        var bytes = Enumerable.Range(0, 256).Select(number => (byte)number).ToArray();

        for (var length = 0; length <= bytes.Length; length++)
            Assert.Equal(bytes[..length], Base32.Read(Base32.Write(bytes.AsSpan(0, length))));
    }
}
