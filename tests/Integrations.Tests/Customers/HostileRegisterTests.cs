using System.Diagnostics;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Toolbox24.Domain.Customers;
using Toolbox24.Integrations.Customers;
using Toolbox24.Storage.Time;

namespace Toolbox24.Integrations.Tests.Customers;

/// <summary>The client against registers that do what the real one documents, or what it never would.</summary>
[Trait("story", "T24-102")]
public sealed class HostileRegisterTests
{
    private const string Answer =
        """
        {"results":[{"siren":"732829320","nom_complet":"PLATRERIE","etat_administratif":"A",
        "matching_etablissements":[{"siret":"73282932000074","adresse":"LYON","etat_administratif":"A"}]}]}
        """;

    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Siret Siret = new("73282932000074");

    private readonly MovableClock clock = MovableClock.StoppedAt(Noon);

    [Fact]
    public async Task It_is_asked_as_documented_and_told_who_asks()
    {
        await using var register = await ScriptedRegister.Saying(Answer);
        using var trace = new Activity("sign-up").Start();

        Assert.IsType<CompanyVerified>(await Client(register).Check(Siret));

        var seen = Assert.Single(register.Asked);
        Assert.Equal(
            ("GET", "/search?q=73282932000074&page=1&per_page=1&minimal=true&include=siege,matching_etablissements"),
            (seen.Method, seen.Target));
        Assert.Equal(Registers.UserAgent, seen.Headers["User-Agent"]);
        Assert.Equal(["Accept", "Host", "User-Agent"], seen.Headers.Keys.Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_megabytes_are_not_read_whether_announced_or_not(bool announced)
    {
        await using var register = await ScriptedRegister.Start(async context =>
        {
            if (announced) context.Response.ContentLength = 10_000_000;
            for (var sent = 0; sent < 10_000_000; sent += 100_000) await context.Response.WriteAsync(new string(' ', 100_000));
        });

        Assert.Equal(Unavailable(RegisterFault.TooLong), await Client(register).Check(Siret));
    }

    [Fact]
    public async Task Nobody_is_asked_where_a_redirection_points()
    {
        await using var elsewhere = await ScriptedRegister.Saying(Answer);
        await using var register = await ScriptedRegister.Start(context =>
        {
            context.Response.Redirect($"{elsewhere.Address}search");
            return Task.CompletedTask;
        });

        Assert.Equal(Unavailable(RegisterFault.Redirected), await Client(register).Check(Siret));
        Assert.Empty(elsewhere.Asked);
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_not_waited_for()
    {
        await using var register = await ScriptedRegister.Start(async context =>
        {
            await context.Response.WriteAsync("{\"results\":");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });

        var hasty = Registers.At(register.Address, clock, patience: TimeSpan.FromMilliseconds(300));

        Assert.Equal(Unavailable(RegisterFault.TooSlow), await hasty.Check(Siret));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_no_answer()
    {
        await using var register = await ScriptedRegister.Start(async context =>
        {
            await context.Response.WriteAsync("{\"results\":");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        Assert.Equal(Unavailable(RegisterFault.Unreachable), await Client(register).Check(Siret));
    }

    [Theory]
    [InlineData(500, RegisterFault.Failed)]
    [InlineData(503, RegisterFault.Failed)]
    [InlineData(400, RegisterFault.Refused)]
    [InlineData(404, RegisterFault.Refused)]
    [InlineData(204, RegisterFault.Refused)]
    public async Task Only_a_plain_success_is_an_answer(int status, RegisterFault fault)
    {
        await using var register = await Refusing(status);

        Assert.Equal(Unavailable(fault), await Client(register).Check(Siret));
    }

    [Theory]
    [InlineData("20", 20)]
    [InlineData("Mon, 02 Mar 2026 08:00:30 GMT", 30)]
    [InlineData("Mon, 02 Mar 2026 07:00:00 GMT", 0)]
    [InlineData("2000000000", 3600)]
    [InlineData("Mon, 01 Jan 2300 00:00:00 GMT", 3600)]
    [InlineData("-1", null)]
    [InlineData("soon", null)]
    public async Task How_long_it_wants_to_be_left_alone_is_passed_on_within_reason(string retryAfter, int? seconds)
    {
        await using var register = await Refusing(503, retryAfter);

        Assert.Equal(
            Unavailable(RegisterFault.Failed) with { RetryAfter = seconds is { } known ? TimeSpan.FromSeconds(known) : null },
            await Client(register).Check(Siret));
    }

    [Fact]
    public async Task After_too_many_questions_it_is_left_alone_for_as_long_as_it_wants()
    {
        await using var register = await Refusing(429, "20");
        var client = Client(register);

        await client.Check(Siret);
        clock.MoveTo(TimeSpan.FromSeconds(5));

        Assert.Equal(
            Unavailable(RegisterFault.Throttled) with { RetryAfter = TimeSpan.FromSeconds(15) }, await client.Check(Siret));
        Assert.Single(register.Asked);
    }

    [Fact]
    public async Task Then_it_is_asked_again()
    {
        await using var register = await Refusing(429, "20");
        var client = Client(register);

        await client.Check(Siret);
        clock.MoveTo(TimeSpan.FromSeconds(20));
        await client.Check(Siret);

        Assert.Equal(2, register.Asked.Count);
    }

    [Fact]
    public async Task Without_saying_how_long_it_is_left_alone_for_a_second()
    {
        await using var register = await Refusing(429);
        var client = Client(register);

        await client.Check(Siret);
        await client.Check(Siret);

        Assert.Single(register.Asked);
    }

    [Fact]
    public async Task Of_many_questions_at_once_seven_are_asked_seven_wait_and_the_others_are_for_later()
    {
        await using var register = await ScriptedRegister.Saying(Answer);
        var client = Client(register);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.Check(Siret)));

        Assert.Equal(6, answers.Count(answer => answer == Unavailable(RegisterFault.Throttled)));
        Assert.Equal(14, register.Asked.Count);
    }

    [Fact]
    public async Task A_question_that_is_not_let_through_does_not_reach_it()
    {
        await using var register = await ScriptedRegister.Saying(Answer);
        using var pace = new TokenBucketRateLimiter(new()
        {
            TokenLimit = 1,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromHours(1),
            AutoReplenishment = false,
        });
        using var http = new HttpClient { BaseAddress = register.Address };
        var client = new CompanyRegister(http, pace, clock);

        Assert.IsType<CompanyVerified>(await client.Check(Siret));
        Assert.Equal(Unavailable(RegisterFault.Throttled), await client.Check(Siret));
        Assert.Single(register.Asked);
    }

    private CompanyRegister Client(ScriptedRegister register) => Registers.At(register.Address, clock);

    private static CompanyUnavailable Unavailable(RegisterFault why) => new(Siret, why);

    private static Task<ScriptedRegister> Refusing(int status, string? retryAfter = null) => ScriptedRegister.Start(context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Date = "Mon, 02 Mar 2026 08:00:00 GMT";
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    });
}
