using System.Text.Json;
using Toolbox24.Api.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

[Trait("story", "T24-105")]
public sealed class ContactTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Prefer =
        "mutation ($event: NotificationEvent!, $channel: MessageChannel!, $wanted: Boolean!) { setPreference(input: { event: $event, channel: $channel, wanted: $wanted }) { refusal { code } } }";

    private const string Consent = "mutation ($wanted: Boolean!) { consentToMarketing(wanted: $wanted) { account { marketing { given at } } refusal { code } } }";

    private static int numbers;

    [Fact]
    public async Task A_mobile_number_is_proved_by_the_code_sent_to_it()
    {
        var (browser, email, _) = await api.NewCustomer();
        var number = NewNumber();
        var id = await Ask(browser, number);

        Assert.Equal("WRONG_CODE", await Confirm(browser, id, "12345"));
        Assert.Equal(JsonValueKind.Null, (await browser.Do("{ me { phone } }")).GetProperty("phone").ValueKind);
        Assert.Null(await Confirm(browser, id, $" {Code(number)[..3]} {Code(number)[3..]}"));
        Assert.Equal(number, (await browser.Do("{ me { phone } }")).GetProperty("phone").GetString());
        Assert.Equal("WRONG_CODE", await Confirm(browser, id, Code(number)));
        Assert.Null(api.LastMessage(email, "PhoneChanged"));

        var next = NewNumber();
        Assert.Null(await Confirm(browser, await Ask(browser, next), Code(next)));
        Assert.Equal(next[^4..], api.Fact(email, "PhoneChanged", "lastFour"));
    }

    [Fact]
    public async Task No_SMS_is_sent_for_who_has_not_proved_their_address()
    {
        var (browser, email) = (api.NewBrowser(), People.NewEmail());
        await browser.SignUp(email);
        await browser.SignedIn(email);

        Assert.Equal("EMAIL_NOT_VERIFIED", await browser.Refusal("mutation { requestPhoneCode(number: \"06 12 34 56 78\") { refusal { code } } }"));
    }

    [Fact]
    public async Task Five_wrong_codes_void_the_right_one_and_ten_minutes_do()
    {
        var (browser, _, _) = await api.NewCustomer();
        var number = NewNumber();
        var id = await Ask(browser, number);
        for (var i = 0; i < 5; i++) Assert.Equal("WRONG_CODE", await Confirm(browser, id, "12345"));
        Assert.Equal("WRONG_CODE", await Confirm(browser, id, Code(number)));

        id = await Ask(browser, number);
        api.Clock.Advance(SignUps.CodeLasts);
        Assert.Equal("WRONG_CODE", await Confirm(browser, id, Code(number)));
    }

    [Fact]
    public async Task A_code_proves_a_number_for_who_asked_and_nobody_else()
    {
        var ((browser, _, _), (other, _, _)) = (await api.NewCustomer(), await api.NewCustomer());
        var number = NewNumber();
        var id = await Ask(browser, number);

        Assert.Equal("WRONG_CODE", await Confirm(other, id, Code(number)));
        Assert.Equal(JsonValueKind.Null, (await other.Do("{ me { phone } }")).GetProperty("phone").ValueKind);
    }

    [Fact]
    public async Task A_number_gets_three_codes_an_hour_for_each_account_and_nine_in_all_and_a_fresh_proof_is_asked_for()
    {
        var (browser, _, _) = await api.NewCustomer();
        var number = NewNumber();
        for (var i = 0; i < 3; i++) await Ask(browser, number);
        Assert.Equal("TOO_MANY_TRIES", await browser.Refusal(Acts.AskPhoneCode, new { number }));
        for (var other = 0; other < 2; other++)
        {
            var stranger = (await api.NewCustomer()).Browser;
            for (var i = 0; i < 3; i++) await Ask(stranger, number);
        }

        Assert.Equal("TOO_MANY_TRIES", await (await api.NewCustomer()).Browser.Refusal(Acts.AskPhoneCode, new { number }));

        api.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("STEP_UP_NEEDED", await browser.Refusal(Acts.AskPhoneCode, new { number }));
        Assert.Null(await browser.StepUp(People.Password));
        await Ask(browser, number);
    }

    [Fact]
    public async Task Once_all_codes_of_a_day_are_sent_nobody_gets_one_and_nothing_else_is_counted()
    {
        var ((first, _, _), (browser, _, _), number) = (await api.NewCustomer(), await api.NewCustomer(), NewNumber());
        await Ask(first, NewNumber());
        api.Database.Execute("UPDATE throttle SET tries = array_fill($1::timestamptz, ARRAY[1000]) WHERE scope = 'phone total'", api.Clock.GetUtcNow());

        Assert.Equal("TOO_MANY_TRIES", await browser.Refusal(Acts.AskPhoneCode, new { number }));

        api.Database.Execute("DELETE FROM throttle WHERE scope = 'phone total'");
        for (var i = 0; i < 3; i++) await Ask(browser, number);
    }

    [Fact]
    public async Task An_account_gets_six_codes_a_day()
    {
        var (browser, _, _) = await api.NewCustomer();
        for (var i = 0; i < 6; i++) await Ask(browser, NewNumber());

        Assert.Equal("TOO_MANY_TRIES", await browser.Refusal(Acts.AskPhoneCode, new { number = NewNumber() }));
    }

    [Theory]
    [InlineData("0472000000", "NOT_A_MOBILE")]
    [InlineData("+4915112345678", "FOREIGN_NUMBER")]
    [InlineData("", "MOBILE_MISSING")]
    [InlineData("06 12 34 56 78 ext", "MOBILE_MALFORMED")]
    public async Task What_is_no_mobile_number_gets_no_code(string number, string refusal) =>
        Assert.Equal(refusal, await (await api.NewCustomer()).Browser.Refusal(Acts.AskPhoneCode, new { number }));

    [Fact]
    public async Task What_the_contract_safety_or_money_need_is_told_by_mail_or_sms_whatever_is_chosen()
    {
        var (browser, _, _) = await api.NewCustomer();

        foreach (var needed in new[] { "DECISION_MADE", "SECURITY_ALERT", "INVOICE_ISSUED" })
        {
            Assert.Equal("CANNOT_BE_REFUSED", await Set(browser, needed, "MAIL", false));
            Assert.Null(await Set(browser, needed, "PUSH", false));
        }

        Assert.Null(await Set(browser, "PIN_ISSUED", "MAIL", false));
        Assert.Equal("CANNOT_BE_REFUSED", await Set(browser, "PIN_ISSUED", "SMS", false));
        Assert.Equal("CHANNEL_NOT_OFFERED", await Set(browser, "END_REMINDER", "SMS", true));
        Assert.Null(await Set(browser, "END_REMINDER", "MAIL", false));
        Assert.Null(await Set(browser, "END_REMINDER", "PUSH", false));

        var off = (await browser.Do("{ me { preferences { event channel wanted } } }")).GetProperty("preferences").EnumerateArray()
            .Where(square => !square.GetProperty("wanted").GetBoolean())
            .Select(square => $"{square.GetProperty("event").GetString()} {square.GetProperty("channel").GetString()}");
        Assert.Equal(
            ["BOOKING_CONFIRMED SMS", "PIN_ISSUED MAIL", "PICKUP_CONFIRMED SMS", "DECISION_MADE PUSH", "SECURITY_ALERT PUSH",
             "INVOICE_ISSUED PUSH", "END_REMINDER MAIL", "END_REMINDER PUSH", "MARKETING_NEWS MAIL", "MARKETING_NEWS PUSH"],
            off);
    }

    [Fact]
    public async Task News_are_asked_apart_and_each_answer_is_dated()
    {
        var (browser, _, _) = await api.NewCustomer();
        Assert.Equal(JsonValueKind.Null, (await browser.Do("{ me { marketing { at } } }")).GetProperty("marketing").ValueKind);

        foreach (var wanted in new[] { true, false })
        {
            api.Clock.Advance(TimeSpan.FromDays(1));
            var marketing = (await browser.Do(Consent, new { wanted })).GetProperty("account").GetProperty("marketing");
            Assert.Equal((wanted, api.Clock.GetUtcNow()), (marketing.GetProperty("given").GetBoolean(), marketing.GetProperty("at").GetDateTimeOffset()));
        }
    }

    private static string NewNumber() => $"+336{Interlocked.Increment(ref numbers):D8}";

    private string Code(string number) => api.Fact(number, "PhoneCode", "code");

    private static async Task<Guid> Ask(Browser browser, string number) =>
        (await browser.Do(Acts.AskPhoneCode, new { number })).GetProperty("asked").GetProperty("id").GetGuid();

    private static Task<string?> Confirm(Browser browser, Guid id, string code) => browser.Refusal(Acts.ConfirmPhone, new { id, code });

    private static Task<string?> Set(Browser browser, string @event, string channel, bool wanted) =>
        browser.Refusal(Prefer, new { @event, channel, wanted });
}
