using System.Text.Json;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>
/// Strangers who know an e-mail address ask for its links: neither do they void what its owner waits for, nor keep its owner from
/// asking, nor fill the mailbox.
/// </summary>
[Trait("story", "T24-109")]
public sealed class LinkAttackTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string New = "a brand new battery staple";

    private const string SignUp =
        "mutation ($email: String!, $password: String!) { signUp(input: { email: $email, password: $password, isAdult: true, acceptsTerms: true }) { done refusal { code } } }";

    [Fact]
    public async Task A_magic_link_is_good_however_often_strangers_ask_for_others()
    {
        var ((_, email, _), owner) = (await api.NewCustomer(), api.NewBrowser());
        var token = await api.Link(owner, email);

        await UntilRefused(Acts.AskLink, email);

        Assert.Null(await owner.Refusal(Acts.FollowLink, new { token }));
    }

    [Fact]
    public async Task A_reset_is_good_however_often_strangers_ask_for_others()
    {
        var (_, email, _) = await api.NewCustomer();
        var token = await api.ResetToken(email);

        await UntilRefused(Acts.AskReset, email);

        Assert.Null(await api.NewBrowser().Refusal(Acts.Reset, new { token, password = New }));
    }

    [Fact]
    public async Task Of_links_that_one_browser_asked_for_any_serves_and_voids_the_others()
    {
        var (_, email, _) = await api.NewCustomer();
        var owner = api.NewBrowser();
        var (first, second, third) = (await api.Link(owner, email), await api.Link(owner, email), await api.Link(owner, email));

        Assert.Null(await owner.Refusal(Acts.FollowLink, new { token = second }));

        foreach (var token in new[] { first, third }) Assert.Equal("TOKEN_SPENT", await owner.Refusal(Acts.FollowLink, new { token }));
    }

    [Fact]
    public async Task A_new_password_voids_every_link()
    {
        var (_, email, _) = await api.NewCustomer();
        var owner = api.NewBrowser();
        var (link, first, second) = (await api.Link(owner, email), await api.ResetToken(email), await api.ResetToken(email));

        Assert.Null(await owner.Refusal(Acts.Reset, new { token = first, password = New }));

        Assert.Equal("TOKEN_SPENT", await owner.Refusal(Acts.Reset, new { token = second, password = New }));
        Assert.Equal("TOKEN_SPENT", await owner.Refusal(Acts.FollowLink, new { token = link }));
    }

    [Theory]
    [InlineData(Acts.AskLink)]
    [InlineData(Acts.AskReset)]
    public async Task A_stranger_at_one_address_leaves_links_for_the_owner_on_a_browser_nobody_knows(string ask)
    {
        var (_, email, _) = await api.NewCustomer();
        using var stranger = new Browser(api.Url);
        for (var i = 0; i < 6; i++) Assert.Null(await Ask(stranger, ask, email));
        for (var hour = 0; hour < 23; hour++)
        {
            Assert.Equal("TOO_MANY_TRIES", await Ask(stranger, ask, email));
            api.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Null(await Ask(api.NewBrowser(), ask, email));
    }

    [Theory]
    [InlineData(Acts.AskLink, "SignInLink")]
    [InlineData(Acts.AskReset, "PasswordResetLink")]
    public async Task Strangers_everywhere_send_eighteen_a_day_and_the_owner_s_known_browser_has_its_own(string ask, string template)
    {
        var ((known, email, _), nobody) = (await api.NewCustomer(), People.NewEmail());

        foreach (var address in new[] { email, nobody })
        {
            var refusals = new List<string?>();
            for (var i = 0; i < 30; i++) refusals.Add(await Ask(api.NewBrowser(), ask, address));
            Assert.Equal([.. Enumerable.Repeat<string?>(null, 18), .. Enumerable.Repeat("TOO_MANY_TRIES", 12)], refusals);
        }

        Assert.Equal(18L, Letters(email, template));
        for (var i = 0; i < 3; i++) Assert.Null(await Ask(known, ask, email));
        Assert.Equal("TOO_MANY_TRIES", await Ask(known, ask, email));
        Assert.Equal(21L, Letters(email, template));
        Assert.Equal(0L, Letters(nobody, template));
    }

    [Fact]
    public async Task Signing_up_writes_to_one_address_five_times_a_day_whether_or_not_it_has_an_account()
    {
        var ((_, email, _), stranger) = (await api.NewCustomer(), People.NewEmail());
        Assert.Equal(1L, Letters(email, "VerifyEmail"));
        await api.NewBrowser().SignUp(stranger);

        var answers = new List<string>();
        foreach (var address in new[] { email, stranger })
        {
            for (var i = 0; i < 7; i++) answers.Add((await api.NewBrowser().Do(SignUp, new { email = address, password = New })).GetRawText());
        }

        Assert.Equal(answers[..7], answers[7..]);
        Assert.Equal(4, answers[..7].Count(answer => !answer.Contains("TOO_MANY_TRIES", StringComparison.Ordinal)));
        Assert.Equal((4L, 4L), (Letters(email, "AccountAlreadyExists"), Letters(stranger, "AccountAlreadyExists")));
    }

    [Fact]
    public async Task What_is_refused_at_the_sign_up_is_no_letter()
    {
        var email = People.NewEmail();
        for (var i = 0; i < 8; i++) Assert.Equal("COMMON_PASSWORD", await api.NewBrowser().Refusal(SignUp, new { email, password = "password1234" }));

        await api.NewBrowser().SignUp(email);
    }

    [Fact]
    public async Task Who_signs_up_with_another_s_address_has_it_written_nothing_more_and_no_browser_known_by_it()
    {
        var email = People.NewEmail();
        var squatter = api.NewBrowser();
        await squatter.SignUp(email);

        for (var i = 0; i < 3; i++)
        {
            var elsewhere = api.NewBrowser();
            Assert.Equal(JsonValueKind.Object, (await elsewhere.SignedIn(email)).GetProperty("account").ValueKind);
            Assert.DoesNotContain("__Host-device", elsewhere.Cookies.Keys);
        }

        await squatter.SignedIn(email);
        Assert.Null(await squatter.Refusal(Acts.ChangePassword, new { current = People.Password, @new = New }));
        Assert.Null(await squatter.Refusal(Acts.ChangeEmail, new { email = People.NewEmail() }));
        var tokens = (await squatter.SignedIn(email, New, "CLIENT")).GetProperty("tokens");
        foreach (var refusal in new[] { null, "TOKEN_SPENT" })
            Assert.Equal(refusal, await squatter.Refusal(Acts.Refresh, new { token = tokens.GetProperty("refresh").GetString() }));

        Assert.Equal(["VerifyEmail"], api.Database.Column<string>("SELECT template FROM message WHERE recipient = $1", email));
    }

    private static Task<string?> Ask(Browser browser, string ask, string email) =>
        browser.Refusal(ask, ask == Acts.AskLink ? new { email, kind = "BROWSER" } : new { email });

    /// <summary>Strangers ask, each from an address of their own.</summary>
    private async Task UntilRefused(string ask, string email)
    {
        for (var asked = 0; await Ask(api.NewBrowser(), ask, email) is not "TOO_MANY_TRIES"; asked++) Assert.InRange(asked, 0, 100);
    }

    private long Letters(string email, string template) =>
        api.Database.Scalar<long>("SELECT count(*) FROM message WHERE recipient = $1 AND template = $2", email, template);
}
