using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

[Trait("story", "T24-901")]
public sealed class ViewingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string View =
        "mutation ($customer: ID!, $reason: String!) { viewAsCustomer(input: { customer: $customer, reason: $reason }) { until refusal { code } } }";

    private const string Stop = "mutation { stopViewing { done refusal { code } } }";
    private const string Me = "query Profile { me { id } }";
    private const string Reason = "Le client ne trouve pas sa facture.";

    [Fact]
    public async Task Staff_see_what_the_customer_sees_change_nothing_and_come_back_without_signing_in()
    {
        var (looker, customer) = (await api.NewStaff(Role.Operator), await api.NewCustomer());
        var own = await Id(looker);
        var until = (await looker.Do(View, new { customer = customer.Id.Value, reason = Reason })).GetProperty("until").GetDateTimeOffset();

        Assert.Equal(api.Clock.GetUtcNow() + TimeSpan.FromMinutes(15), until);
        Assert.Equal(customer.Id.Value, await Id(looker));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await looker.Error(StaffDocuments.Devices, new { site = Guid.NewGuid() }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await looker.Error(View, new { customer = customer.Id.Value, reason = Reason }));

        Assert.Null(await looker.Refusal(Stop));
        Assert.Equal(own, await Id(looker));
        Assert.Null(await looker.Error(StaffDocuments.Devices, new { site = Guid.NewGuid() }));
        Assert.Null(await looker.Refusal(Stop));
    }

    [Fact]
    public async Task No_mutation_of_the_schema_passes_while_looking_but_those_that_end_it()
    {
        var (looker, customer) = (await api.NewStaff(Role.Administrator), await api.NewCustomer());
        await looker.Do(View, new { customer = customer.Id.Value, reason = Reason });

        foreach (var mutation in Mutations().Except(["stopViewing", "signOut"]))
        {
            Assert.Equal("AUTH_NOT_AUTHORIZED", await looker.Error($"mutation {{ {mutation} }}"));
            Assert.Equal("AUTH_NOT_AUTHORIZED", await looker.Error($"mutation {{ stopViewing {{ done }} ... {{ {mutation} }} }}"));
        }

        Assert.Equal(customer.Id.Value, await Id(looker));
    }

    /// <summary>What the guard and the API might read differently.</summary>
    public static TheoryData<string> Ambiguous => new(
        """{"query":"{__typename}","query":"{me{email}}"}""",
        """{"query":"{me{email}}","qu\u0065ry":"{__typename}"}""",
        """{"query":null,"query":"{me{email}}"}""",
        """{"query":"\ud800{me{email}}"}""",
        """{"query":["{me{email}}"]}""",
        """[{"query":"{me{email}}"}]""",
        """{"query":"{me{email}}"} {}""",
        """{"query":"{me{email"}""",
        """{"id":"{me{email}}"}""",
        "?query={me{email}}&query=",
        "?query=&Query={me{email}}",
        "?id=1");

    [Theory]
    [MemberData(nameof(Ambiguous))]
    public async Task What_the_guard_cannot_read_for_certain_does_not_pass_it(string asked)
    {
        var (looker, customer) = (await api.NewStaff(Role.Administrator), await api.NewCustomer());
        await looker.Do(View, new { customer = customer.Id.Value, reason = Reason });

        using var body = new StringContent(asked, System.Text.Encoding.UTF8, "application/json");
        using var answer = await looker.Send(body, request =>
        {
            if (asked[0] != '?') return;

            (request.Method, request.RequestUri, request.Content) = (HttpMethod.Get, new Uri(api.Url, asked), null);
        });

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The request must have one query", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["ViewingBegan"], Kept(customer.Id));
    }

    [Fact]
    public async Task A_look_ends_after_a_quarter_of_an_hour()
    {
        var (looker, customer) = (await api.NewStaff(Role.Operator), await api.NewCustomer());
        var own = await Id(looker);
        await looker.Do(View, new { customer = customer.Id.Value, reason = Reason });

        api.Clock.Advance(Session.ActingLasts - TimeSpan.FromSeconds(1));
        Assert.Equal(customer.Id.Value, await Id(looker));
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(own, await Id(looker));
        Assert.Equal(["ViewingBegan", "CustomerViewed", "ViewingEnded"], Kept(customer.Id));
    }

    [Fact]
    public async Task What_was_looked_at_is_kept_with_its_reason_and_the_customer_reads_that_it_was()
    {
        var (looker, customer) = (await api.NewStaff(Role.Operator), await api.NewCustomer());
        var own = await Id(looker);
        await looker.Do(View, new { customer = customer.Id.Value, reason = $"  {Reason} " });
        await Id(looker);
        await looker.Do("{ me { email } }");
        await looker.Do(Stop);

        // All at one instant: in no order.
        Assert.Equal(["CustomerViewed", "CustomerViewed", "ViewingBegan", "ViewingEnded"], Kept(customer.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["me", "me"], api.Database.Column<string>(
            "SELECT p.payload::jsonb ->> 'operations' FROM audit_entry e JOIN audit_payload p ON p.entry = e.id WHERE e.object_id = $1 AND e.action = 'CustomerViewed'",
            customer.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal([own.ToString()], api.Database.Column<string>(
            "SELECT DISTINCT actor FROM audit_entry WHERE object_id = $1 AND (action LIKE 'Viewing%' OR action = 'CustomerViewed')", customer.Id.Value));

        var consultation = (await customer.Browser.Do("{ me { consultations { at until reason } } }")).GetProperty("consultations").EnumerateArray().Single();
        Assert.Equal(Reason, consultation.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_look_has_no_socket_and_ends_those_there_were()
    {
        var (looker, customer) = (await api.NewStaff(Role.Operator), await api.NewCustomer());
        using var before = await ApiSocket.Connect(api.Url, cookie: looker.Cookies["__Host-session"]);
        await looker.Do(View, new { customer = customer.Id.Value, reason = Reason });

        api.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(4403, await before.Closed());
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => ApiSocket.Open(api.Url, cookie: looker.Cookies["__Host-session"]));
    }

    [Fact]
    public async Task A_look_has_no_event_stream_and_ends_those_there_were()
    {
        var (looker, customer) = (await api.NewStaff(Role.Operator), await api.NewCustomer());
        using var before = await ApiStream.Open(api, looker);
        await looker.Do(View, new { customer = customer.Id.Value, reason = Reason });

        api.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.EndsWith(ApiStream.Farewell, await before.Rest(), StringComparison.Ordinal);
        using var refused = await ApiStream.Ask(api, looker);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task It_takes_a_reason_a_customer_and_a_fresh_proof()
    {
        var (looker, customer, colleague) = (await api.NewStaff(Role.Administrator), (await api.NewCustomer()).Id.Value, await Id(await api.NewStaff(Role.FieldAgent)));

        Assert.Equal("REASON_MISSING", await looker.Refusal(View, new { customer, reason = " " }));
        Assert.Equal("REASON_TOO_LONG", await looker.Refusal(View, new { customer, reason = new string('x', 501) }));
        Assert.Equal("UNKNOWN_ACCOUNT", await looker.Refusal(View, new { customer = Guid.NewGuid(), reason = Reason }));
        Assert.Equal("NOT_A_CUSTOMER", await looker.Refusal(View, new { customer = colleague, reason = Reason }));
        foreach (var other in (Browser[])[(await api.NewCustomer()).Browser, await api.NewStaff(Role.FieldAgent, Role.Accountant, Role.DataScientist)])
            Assert.Equal("AUTH_NOT_AUTHORIZED", await other.Error(View, new { customer, reason = Reason }));

        api.Clock.Advance(Session.StepUpLasts);
        Assert.Equal("STEP_UP_NEEDED", await looker.Refusal(View, new { customer, reason = Reason }));
    }

    private static async Task<Guid> Id(Browser browser) => (await browser.Do(Me)).GetProperty("id").GetGuid();

    private List<string> Kept(AccountId customer) => api.Database.Column<string>(
        "SELECT action FROM audit_entry WHERE object_id = $1 AND (action LIKE 'Viewing%' OR action = 'CustomerViewed') ORDER BY at, id", customer.Value);

    /// <summary>The names of all mutations there are.</summary>
    private IEnumerable<string> Mutations() => api.Services.GetRequiredService<IRequestExecutor>().Schema.ToString()
        .Split("\ntype Mutation", 2)[1].Split("\n}", 2)[0].Split('\n')
        .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line.Length > 2 && char.IsAsciiLetterLower(line[2]))
        .Select(line => line.Trim().Split('(', ':')[0]);
}
