using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Tests.Accounts;

[Trait("story", "T24-109")]
public sealed class DeviceCookieTests
{
    private const string Email = "client@example.fr";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DeviceCookies Cookies = new(new ServerKey(new string('a', 32)));

    [Fact]
    public void A_browser_is_known_again_by_its_cookie()
    {
        var cookie = Cookies.Issue(Email, 1, Now);

        Assert.NotNull(Cookies.Read(cookie, Email, Now));
        Assert.Equal(Cookies.Read(cookie, Email, Now), Cookies.Read(cookie, " Client@Example.FR", Now.AddDays(1)));
    }

    [Fact]
    public void A_cookie_tells_the_account_s_stamp() =>
        Assert.Equal(7, Cookies.Read(Cookies.Issue(Email, 7, Now), Email, Now)!.Value.Stamp);

    [Fact]
    public void Two_browsers_are_two_devices() =>
        Assert.NotEqual(Cookies.Read(Cookies.Issue(Email, 1, Now), Email, Now), Cookies.Read(Cookies.Issue(Email, 1, Now), Email, Now));

    [Fact]
    public void A_cookie_is_one_accounts() => Assert.Null(Cookies.Read(Cookies.Issue(Email, 1, Now), "pro@example.fr", Now));

    [Fact]
    public void A_cookie_runs_out()
    {
        var cookie = Cookies.Issue(Email, 1, Now);

        Assert.NotNull(Cookies.Read(cookie, Email, (Now + DeviceCookies.Lifetime).AddTicks(-1)));
        Assert.Null(Cookies.Read(cookie, Email, Now + DeviceCookies.Lifetime));
    }

    [Fact]
    public void A_cookie_of_another_key_is_none() =>
        Assert.Null(new DeviceCookies(new ServerKey(new string('b', 32))).Read(Cookies.Issue(Email, 1, Now), Email, Now));

    [Fact]
    public void A_cookie_changed_in_any_character_is_none()
    {
        var cookie = Cookies.Issue(Email, 1, Now);

        for (var i = 0; i < cookie.Length - 1; i++)
        {
            var changed = cookie[..i] + (cookie[i] == 'A' ? 'B' : 'A') + cookie[(i + 1)..];
            Assert.Null(Cookies.Read(changed, Email, Now));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("é")]
    [InlineData("AAAA")]
    public void What_is_no_cookie_is_none(string? cookie) => Assert.Null(Cookies.Read(cookie, Email, Now));

    [Fact]
    public void A_key_that_could_be_guessed_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ServerKey(new string('a', 31)));

    [Fact]
    public void Each_purpose_has_a_key_of_its_own()
    {
        var server = new ServerKey(new string('a', 32));

        Assert.NotEqual(server.For("throttle"), server.For("device cookie"));
        Assert.Equal(server.For("throttle"), new ServerKey(new string('a', 32)).For("throttle"));
    }
}
