using System.Buffers.Text;
using System.Collections.Immutable;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Passes;

[Trait("story", "T24-401")]
public sealed class PassReaderTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SiteId Here = new(Guid.CreateVersion7());

    private readonly PassKey server = new(new ServerKey(new string('k', 40)));
    private readonly TestPhone phone = new();
    private readonly PassGrant grant;
    private readonly ImmutableArray<byte> signed;
    private readonly PassReader kiosk;

    public PassReaderTests()
    {
        grant = new(
            Guid.CreateVersion7(), new RentalId(Guid.CreateVersion7()), Here, PassPurpose.PickUp, Noon.AddMinutes(-15), Noon.AddHours(1), phone.Key);
        signed = server.Sign(grant);
        kiosk = new(Here, [.. server.PublicKey], [], []);
    }

    [Fact]
    public void What_the_phone_shows_is_read_back_with_all_it_grants() =>
        Assert.Equal(grant, kiosk.Read(Shown(Noon), PassPurpose.PickUp, Noon).Value().Grant);

    [Fact]
    public void A_second_server_with_the_same_secret_signs_alike()
    {
        using var other = new PassKey(new ServerKey(new string('k', 40)));

        Assert.Equal(server.PublicKey, other.PublicKey);
        Assert.True(kiosk.Read(phone.Show(other.Sign(grant).AsSpan(), Noon), PassPurpose.PickUp, Noon).Succeeded(out _, out _));
    }

    [Theory]
    [InlineData(-90)]
    [InlineData(0)]
    [InlineData(90)]
    public void One_step_too_early_or_late_is_let_through(int seconds) =>
        Assert.True(kiosk.Read(Shown(Noon), PassPurpose.PickUp, Noon.AddSeconds(seconds)).Succeeded(out _, out _));

    [Theory]
    [InlineData(-180)]
    [InlineData(180)]
    public void A_picture_of_the_screen_is_worth_nothing_three_minutes_later(int seconds) =>
        Assert.IsType<StalePassCode>(Refusal(Shown(Noon), Noon.AddSeconds(seconds)));

    [Fact]
    public void A_code_is_taken_once()
    {
        var after = kiosk.Take(kiosk.Read(Shown(Noon), PassPurpose.PickUp, Noon).Value(), Noon);

        Assert.IsType<PassCodeUsed>(Why(after.Read(Shown(Noon), PassPurpose.PickUp, Noon)));
        Assert.True(after.Read(Shown(Noon.AddSeconds(90)), PassPurpose.PickUp, Noon.AddSeconds(90)).Succeeded(out _, out _));
    }

    [Fact]
    public void Codes_that_could_not_be_shown_again_are_not_kept()
    {
        var reader = kiosk;
        for (var i = 0; i < 30; i++)
        {
            var now = Noon.AddSeconds(90 * i);
            reader = reader.Take(reader.Read(Shown(now), PassPurpose.PickUp, now).Value(), now);
        }

        Assert.Equal(2, reader.Used.Count);
    }

    [Fact]
    public void The_same_pass_on_another_phone_is_forged()
    {
        using var thief = new TestPhone();

        Assert.IsType<ForgedPass>(Refusal(thief.Show(signed.AsSpan(), Noon), Noon));
    }

    [Fact]
    public void A_pass_that_another_server_signed_is_forged()
    {
        using var other = new PassKey(new ServerKey(new string('x', 40)));

        Assert.IsType<ForgedPass>(Refusal(phone.Show(other.Sign(grant).AsSpan(), Noon), Noon));
    }

    [Fact]
    public void No_bit_can_be_changed()
    {
        const int prefix = 4;
        var text = Shown(Noon);
        var bytes = Base64Url.DecodeFromChars(text.AsSpan(prefix));

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(
                Refusal(text[..prefix] + Base64Url.EncodeToString(bytes), Noon) is ForgedPass or NotAPass, $"bit {bit} can be changed");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://example.fr/")]
    [InlineData("T24:")]
    [InlineData("T24:AAAA")]
    [InlineData("T24:é")]
    public void What_is_no_code_of_ours_is_said_to_be_none(string scanned) => Assert.IsType<NotAPass>(Refusal(scanned, Noon));

    [Fact]
    public void Whatever_is_scanned_is_refused_and_never_an_error()
    {
        var random = new Random(24);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[Base64Url.DecodeFromChars(Shown(Noon).AsSpan(4)).Length];
            random.NextBytes(bytes);
            if (i % 2 == 0) (bytes[0], bytes[1]) = (1, 1);
            Assert.IsType<NotAPass>(Refusal("T24:" + Base64Url.EncodeToString(bytes), Noon));
        }
    }

    [Fact]
    public void A_pass_opens_nothing_at_another_site() => Assert.Equal(
        new PassOfOtherSite(Here), Why((kiosk with { Site = new(Guid.CreateVersion7()) }).Read(Shown(Noon), PassPurpose.PickUp, Noon)));

    [Fact]
    public void A_pass_is_for_one_purpose() => Assert.Equal(
        new PassForOtherPurpose(PassPurpose.PickUp), Why(kiosk.Read(Shown(Noon), PassPurpose.Return, Noon)));

    [Fact]
    [Trait("story", "T24-504")]
    public void What_was_fetched_there_without_us_is_brought_back_by_the_pass_that_fetched_it_and_by_nothing_else_of_it()
    {
        var alone = kiosk with { Fetched = [grant.Rental] };
        var late = grant.Until.AddHours(5);

        Assert.Equal(grant, alone.Read(Shown(late), PassPurpose.Return, late).Value().Grant);
        Assert.IsType<StalePassCode>(Why(alone.Read(Shown(late), PassPurpose.Return, late.AddMinutes(3))));
        Assert.Equal(new PassTooLate(grant.Until), Why(alone.Read(Shown(late), PassPurpose.PickUp, late)));
        Assert.IsType<PassRevoked>(Why((alone with { Revoked = [grant.Id] }).Read(Shown(late), PassPurpose.Return, late)));
        Assert.IsType<PassForOtherPurpose>(Why((kiosk with { Fetched = [new(Guid.NewGuid())] }).Read(Shown(Noon), PassPurpose.Return, Noon)));
    }

    [Fact]
    public void A_pass_that_was_replaced_opens_nothing() => Assert.IsType<PassRevoked>(
        Why((kiosk with { Revoked = [grant.Id] }).Read(Shown(Noon), PassPurpose.PickUp, Noon)));

    [Fact]
    public void A_pass_opens_from_its_first_second_to_its_last()
    {
        Assert.Equal(new PassTooEarly(grant.From), Refusal(Shown(grant.From), grant.From.AddSeconds(-1)));
        Assert.True(kiosk.Read(Shown(grant.From), PassPurpose.PickUp, grant.From).Succeeded(out _, out _));
        Assert.True(kiosk.Read(Shown(grant.Until), PassPurpose.PickUp, grant.Until.AddSeconds(-1)).Succeeded(out _, out _));
        Assert.Equal(new PassTooLate(grant.Until), Refusal(Shown(grant.Until), grant.Until));
    }

    [Theory]
    [InlineData("")]
    [InlineData("BAAA")]
    [InlineData("pas une clé")]
    public void What_is_no_key_of_a_phone_is_refused(string raw) => Assert.IsType<NotAPhoneKey>(Why(PhoneKey.Read(raw)));

    [Fact]
    public void A_point_beside_the_curve_is_no_key()
    {
        var bytes = Base64Url.DecodeFromChars(phone.RawKey);
        bytes[^1] ^= 1;

        Assert.IsType<NotAPhoneKey>(Why(PhoneKey.Read(Base64Url.EncodeToString(bytes))));
    }

    public void Dispose()
    {
        server.Dispose();
        phone.Dispose();
    }

    private string Shown(DateTimeOffset at) => phone.Show(signed.AsSpan(), at);

    private Refusal Refusal(string scanned, DateTimeOffset now) => Why(kiosk.Read(scanned, PassPurpose.PickUp, now));

    private static Refusal Why<T>(Result<T> result) where T : class =>
        result.Succeeded(out _, out var refusal) ? throw new Xunit.Sdk.XunitException("This was not refused.") : refusal;
}
