using FsCheck;
using FsCheck.Fluent;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Tests.Accounts;

[Trait("story", "T24-101")]
public sealed class EmailAddressTests
{
    private static readonly string LongLocal = new('a', 64);

    // 64 + @ + 189: the longest address there is.
    private static readonly string LongHost = $"{new string('b', 63)}.{new string('c', 63)}.{new string('d', 58)}.fr";

    [Theory]
    [InlineData("client@example.fr", "client@example.fr")]
    [InlineData("  client@example.fr ", "client@example.fr")]
    [InlineData("Client.Pro+outils@Exemple.Example.FR", "Client.Pro+outils@exemple.example.fr")]
    [InlineData("o'client_1/a=b@example.fr", "o'client_1/a=b@example.fr")]
    [InlineData("client@été.fr", "client@xn--t-9fab.fr")]
    [InlineData("client@ÉTÉ.fr", "client@xn--t-9fab.fr")]
    [InlineData("client@xn--t-9fab.fr", "client@xn--t-9fab.fr")]
    [InlineData("client@3m.example.fr", "client@3m.example.fr")]
    public void An_address_is_read_as_it_is_written_in_mails(string typed, string written) =>
        Assert.Equal(written, EmailAddress.Read(typed).Value().Value);

    [Theory]
    [InlineData("Client@Example.fr")]
    [InlineData(" client@example.FR")]
    [InlineData("CLIENT@EXAMPLE.FR ")]
    public void Two_spellings_of_one_account_have_one_key(string typed) =>
        Assert.Equal("client@example.fr", EmailAddress.Read(typed).Value().Key);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Nothing_is_no_address(string? typed) => Assert.Equal(new EmailMissing(), EmailAddress.Read(typed).Refusal());

    [Theory]
    [InlineData("client")]
    [InlineData("@example.fr")]
    [InlineData("client@")]
    [InlineData("client@example")]
    [InlineData("client@example.")]
    [InlineData("client@.fr")]
    [InlineData("client@exa..mple.fr")]
    [InlineData("client@@example.fr")]
    [InlineData("a@b@example.fr")]
    [InlineData(".client@example.fr")]
    [InlineData("client.@example.fr")]
    [InlineData("cli..ent@example.fr")]
    [InlineData("cli ent@example.fr")]
    [InlineData("client@exa mple.fr")]
    [InlineData("client@-example.fr")]
    [InlineData("client@example-.fr")]
    [InlineData("client@exam_ple.fr")]
    [InlineData("client@192.0.2.1")]
    [InlineData("client@[192.0.2.1]")]
    [InlineData("\"a client\"@example.fr")]
    [InlineData("Un client <client@example.fr>")]
    [InlineData("<client@example.fr>")]
    [InlineData("client@example.fr,autre@example.fr")]
    [InlineData("client@example.fr;autre@example.fr")]
    [InlineData("client@example.fr?bcc=autre")]
    [InlineData("clïent@example.fr")]
    [InlineData("client@exa\u200Dmple.fr")]
    [InlineData("client@exa\u3002mple.fr")]
    [InlineData("client@exam\u2028ple.fr")]
    [InlineData("client@e\u0301te.fr")]
    public void What_mail_cannot_be_sent_to_is_no_address(string typed) =>
        Assert.Equal(new EmailMalformed(), EmailAddress.Read(typed).Refusal());

    [Theory]
    [InlineData("client@example.fr\r\nBcc: autre@example.fr")]
    [InlineData("client@example.fr\n")]
    [InlineData("\rclient@example.fr")]
    [InlineData("cli\0ent@example.fr")]
    [InlineData("cli\tent@example.fr")]
    [InlineData("client@example.fr\u0085")]
    public void No_address_holds_a_control_character(string typed) =>
        Assert.Equal(new EmailUnprintable(), EmailAddress.Read(typed).Refusal());

    [Fact]
    public void The_longest_address_is_one_and_one_letter_more_is_not()
    {
        var longest = $"{LongLocal}@{LongHost}";
        Assert.Equal(EmailAddress.Longest, longest.Length);

        Assert.Equal(longest, EmailAddress.Read(longest).Value().Value);
        Assert.Equal(new EmailTooLong(255, 254), EmailAddress.Read($"{LongLocal}@b{LongHost[..^3]}.fr").Refusal());
    }

    [Fact]
    public void The_part_before_the_at_has_64_letters_at_most()
    {
        Assert.NotNull(EmailAddress.Read($"{LongLocal}@example.fr").Value());
        Assert.Equal(new EmailMalformed(), EmailAddress.Read($"{LongLocal}a@example.fr").Refusal());
    }

    [Fact]
    public void A_domain_that_grows_too_long_as_punycode_is_refused() =>
        Assert.Equal(new EmailMalformed(), EmailAddress.Read($"client@{new string('é', 60)}.fr").Refusal());

    [Fact]
    public void Printed_it_does_not_say_whose_it_is() =>
        Assert.Equal("c•••@example.fr", $"{EmailAddress.Read("client@example.fr").Value()}");

    [Fact]
    public void Whatever_is_typed_an_address_is_plain_short_and_read_as_itself()
    {
        var read = 0;

        Prop.ForAll(Typed, typed =>
        {
            if (!EmailAddress.Read(typed).Succeeded(out var address, out _)) return;
            read++;
            Assert.DoesNotContain(address.Value, c => c is <= ' ' or > '~' or '<' or '>' or '"' or ',' or ';' or ':');
            Assert.InRange(address.Value.Length, 6, EmailAddress.Longest);
            Assert.Equal(address, EmailAddress.Read(address.Value).Value());
            Assert.Equal(address.Key, EmailAddress.Read(address.Key).Value().Key);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay((ulong)(uint)Seeds.Next(), 1));

        Assert.True(read > 200, "too few addresses to prove anything");
    }

    /// <summary>Pieces of addresses and of attacks, in any order.</summary>
    private static Arbitrary<string> Typed => Gen.Elements(
            "a", "B", ".", "@", "@", "example", "example.fr", "été", "-", "xn--", "\r\n", "\u2028", "<", "\"", " ", "+", "1", "é", "\0", ",")
        .ArrayOf().Select(string.Concat)
        .Or(Gen.Elements("a", "a.b", "A+b", "é", "a@", "a\n").SelectMany(
            local => Gen.Elements("example.fr", "é.fr", "EXAMPLE.fr", "a", "a.1", "a-.fr").Select(host => $"{local}@{host}")))
        .ToArbitrary();
}
