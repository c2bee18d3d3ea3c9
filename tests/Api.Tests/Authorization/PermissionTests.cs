using System.Net.WebSockets;
using System.Text.Json;
using HotChocolate.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Tests.Accounts;

namespace Toolbox24.Api.Tests.Authorization;

/// <summary>Each operation, asked over HTTP by each caller, is answered as docs/authorization.md says.</summary>
[Trait("story", "T24-901")]
public sealed class PermissionTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    public static TheoryData<string> Callers => [.. Caller.All.Select(caller => caller.Name)];

    /// <summary>How types with rules of their own are reached, by whoever may; a new one is to be added. The field is at <c>?</c>.</summary>
    private static readonly Dictionary<string, string> Ways = new()
    {
        ["AuditEntry"] = "{ auditLog(first: 1) { nodes { ? } } }",
        ["AuditFact"] = "{ auditLog(first: 1) { nodes { facts { ? } } } }",
        ["StaffMember"] = "{ staff { ? } }",
        ["SiteHealth"] = "{ degradedSites { ? } }",
        ["Premises"] = $"{{ premises(site: \"{Guid.NewGuid()}\") {{ ? }} }}",
        ["Door"] = $"{{ doors(site: \"{Guid.NewGuid()}\") {{ ? }} }}",
        ["Incident"] = "{ incidents { ? } }",
        ["Device"] = $"{{ devices(site: \"{Guid.NewGuid()}\") {{ ? }} }}",
        ["Account"] = "{ me { ? } }",
        ["MarketingConsent"] = "{ me { marketing { ? } } }",
        ["NotificationChoice"] = "{ me { preferences { ? } } }",
        ["SessionView"] = "{ me { sessions { ? } } }",
        ["Consultation"] = "{ me { consultations { ? } } }",
        ["PasskeyView"] = "{ me { passkeys { ? } } }",
        ["Customer"] = "{ me { customer { ? } } }",
        ["Company"] = "{ me { customer { company { ? } } } }",
        ["RentalTerms"] = "{ me { customer { terms { ? } } } }",
        ["Admission"] = "{ me { customer { admissions { ? } } } }",
        ["Rental"] = "{ myRentals(first: 1) { nodes { ? } } }",
    };

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Every_operation_is_answered_as_the_table_says(string name)
    {
        var caller = Caller.All.Single(each => each.Name == name);
        var browser = await caller.Open(api);
        var wrong = new List<string>();

        foreach (var operation in Operation.All)
        {
            if (caller != Caller.Visitor && browser.Bearer is null && HasLeft(caller, browser)) browser = await caller.Open(api);
            var said = caller.Acts && operation.Kind == "subscription" ? await Socketless(browser) : await Ask(browser, operation);
            if (await caller.To(operation) is var told && told != said) wrong.Add($"{operation}: {told} in the table, but {said}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Every_field_with_a_rule_is_answered_as_the_table_says(string name)
    {
        var caller = Caller.All.Single(each => each.Name == name);
        var browser = await caller.Open(api);

        var email = (await api.NewCustomer()).Email;
        foreach (var type in Operation.GuardedTypes)
        {
            Assert.True(Ways.ContainsKey(type.Name), $"Say in PermissionTests.Ways how {type.Name} is reached.");
            var told = new List<(OutputField Field, string Answer)>();
            foreach (var field in type.Fields) told.Add((field, await Answer.Of(field.Binding!.Authorize, caller.User)));

            // A sign-in each is dear: who has no account asks together for what is answered alike.
            foreach (var asked in told.GroupBy(each => Viewer.Of(caller.User) is null ? each.Answer : each.Field.Name))
            {
                var select = asked.Select(each => each.Field.Type.NamedType() is ObjectType ? $"{each.Field.Name} {{ __typename }}" : each.Field.Name);
                var answer = await browser.Ask(Way(caller, type, email, asked.First().Answer).Replace("?", string.Join(' ', select), StringComparison.Ordinal));
                Assert.Equal((type.Name, asked.Key, asked.First().Answer), (type.Name, asked.Key, Said(answer)));
            }
        }
    }

    /// <summary>Who has no account meets one only where they sign in; a device knows itself.</summary>
    private static string Way(Caller caller, ObjectType type, string email, string answer) => Ways[type.Name] switch
    {
        var way when Viewer.Of(caller.User) is null && way.StartsWith("{ me", StringComparison.Ordinal) =>
            $$"""mutation { signIn(input: { email: "{{email}}", password: "{{People.Password}}", kind: CLIENT }) { account {{way["{ me".Length..]}} }""",
        // One's own list is empty here, and asks nothing of its fields; the list of all is kept by the rule that these have.
        _ when type.Name == "Rental" && answer != Answer.Yes => "{ rentals(first: 1) { nodes { ? } } }",
        _ when type.Name == "Device" && caller.User.Identity is DeviceIdentity => "{ thisDevice { ? } }",
        var way => way,
    };

    private async Task<string> Ask(Browser browser, Operation operation)
    {
        var call = Call.Of(operation);
        return Said(operation.Kind == "subscription" ? await Subscribe(browser, call) : await browser.Ask(call.Query, call.Variables));
    }

    /// <summary>What the answer says of the caller. It must be one to a valid question, and no fault.</summary>
    private static string Said(JsonElement answer)
    {
        if (!answer.TryGetProperty("errors", out var errors)) return Answer.Yes;

        var error = errors[0];

        var code = error.TryGetProperty("extensions", out var more) && more.TryGetProperty("code", out var some) ? some.GetString() : null;
        var said = Answer.OfCode(code);
        if (said != Answer.Yes) return said;

        // Something else may be wrong with the call, but it got past the rules.
        return answer.TryGetProperty("data", out _) && error.GetProperty("message").GetString() != "Unexpected Execution Error"
            ? Answer.Yes : errors.ToString();
    }

    private async Task<JsonElement> Subscribe(Browser browser, Call call)
    {
        using var socket = await ApiSocket.Connect(
            api.Url, browser.Cookies.GetValueOrDefault(SessionCookies.Session), browser.Bearer is { } bearer ? $"Bearer {bearer}" : null);
        await socket.Say(new { id = "1", type = "subscribe", payload = new { query = call.Query, variables = call.Variables } });
        await socket.Say(new { type = "ping" });
        var answer = await socket.Hear();
        return answer.GetProperty("type").GetString() switch
        {
            "pong" => JsonSerializer.SerializeToElement(new { data = new { } }),
            "error" => JsonSerializer.SerializeToElement(new { errors = answer.GetProperty("payload") }),
            _ => answer.GetProperty("payload"),
        };
    }

    /// <summary>Who looks through a customer's eyes has no socket at all.</summary>
    private async Task<string> Socketless(Browser browser)
    {
        await Assert.ThrowsAsync<WebSocketException>(() => ApiSocket.Open(api.Url, browser.Cookies[SessionCookies.Session]));
        return Answer.No;
    }

    /// <summary>Whether the caller signed out, did what ends every session, or looks through a customer's eyes no more.</summary>
    private bool HasLeft(Caller caller, Browser browser) =>
        !browser.Cookies.TryGetValue(SessionCookies.Session, out var shown)
        || api.Database.Scalar<long>(
            """
            SELECT count(*) FROM session_token t JOIN session s ON s.id = t.session_id
            WHERE t.hash = $1 AND (s.acting_for IS NOT NULL) = $2
            """,
            Secrets.Hash(shown), caller.Acts) == 0;
}
