using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Storage.Journal;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Settings;

/// <summary>What administrators ask of settings, and some short ways to ask it.</summary>
internal static class SettingsDocuments
{
    private const string Grid = "grid { id kind status revision number effectiveFrom isInForce } refusal { code message }";

    public const string Parameters =
        "{ parameters { key label unit unitLabel default least most roles needsSecond value since version history { version value status setBy approvedBy } } }";

    public const string Set =
        """
        mutation ($key: String!, $value: String!, $from: DateTime, $version: Int!) {
          setParameter(input: { key: $key, value: $value, from: $from, version: $version }) { parameter { key value since version } refusal { code } }
        }
        """;

    public const string Approve =
        "mutation ($key: String!, $version: Int!) { approveParameter(key: $key, version: $version) { parameter { value since } refusal { code } } }";

    public const string Withdraw =
        "mutation ($key: String!, $version: Int!) { withdrawParameter(key: $key, version: $version) { parameter { value } refusal { code } } }";

    public const string DraftPrices =
        """
        mutation ($grid: ID, $revision: Long, $name: String!, $lines: [PriceLineInput!]!) {
          draftPriceGrid(input: { grid: $grid, revision: $revision, name: $name, lines: $lines }) {
            grid { id revision refusals { code } warnings { text } } refusal { code }
          }
        }
        """;

    public const string DraftDeposits =
        """
        mutation ($name: String!, $lines: [DepositLineInput!]!, $packCap: Long!) {
          draftDepositGrid(input: { name: $name, lines: $lines, packCap: $packCap }) {
            grid { id revision refusals { code } warnings { text } } refusal { code }
          }
        }
        """;

    public const string DraftPenalties =
        """
        mutation ($name: String!, $rules: PenaltyRulesInput!) {
          draftPenaltyRules(input: { name: $name, rules: $rules }) { grid { id revision refusals { code } warnings { text } } refusal { code } }
        }
        """;

    public const string DraftCancellation =
        """
        mutation ($name: String!, $freeUntil: TimeSpan!, $before: Int!, $after: Int!) {
          draftCancellationPolicy(input: { name: $name, freeUntil: $freeUntil, beforeStart: $before, afterStart: $after }) {
            grid { id revision refusals { code } } refusal { code }
          }
        }
        """;

    public const string Propose =
        $"mutation ($grid: ID!, $revision: Long!, $from: DateTime) {{ proposeGrid(input: {{ grid: $grid, revision: $revision, from: $from }}) {{ {Grid} }} }}";

    public const string ApproveGrid =
        $"mutation ($grid: ID!, $revision: Long!) {{ approveGrid(input: {{ grid: $grid, revision: $revision }}) {{ {Grid} }} }}";

    public const string WithdrawGrid =
        $"mutation ($grid: ID!, $revision: Long!) {{ withdrawGrid(input: {{ grid: $grid, revision: $revision }}) {{ {Grid} }} }}";

    public const string Restore =
        $"mutation ($grid: ID!, $from: DateTime) {{ restoreGrid(input: {{ grid: $grid, from: $from }}) {{ {Grid} }} }}";

    public const string Diff =
        """
        query ($before: ID, $after: ID!) {
          gridDiff(before: $before, after: $after) { changes { label field unit before after tier target { tool category } } refusal { code } }
        }
        """;

    public const string Preview =
        """
        query ($input: GridPreviewInput!) {
          gridPreview(input: $input) {
            now { price { withVat { cents } } deposit { cents } }
            under { price { withVat { cents } } deposit { cents } lines { tool tiles { rate count each { cents } } } }
            refusal { code }
          }
        }
        """;

    public const string WhatIf =
        """
        query ($input: GridWhatIfInput!) {
          gridWhatIf(input: $input) {
            whatIf {
              total { count rent { cents } newRent { cents } deposit { cents } newDeposit { cents } difference } unpriced leftOut
              categories { category sum { difference } } tools { tool sum { count difference } }
              dearer { rental sum { difference } } cheaper { rental sum { difference } }
            }
            refusal { code }
          }
        }
        """;

    public const string Curve =
        """
        query ($rules: PenaltyRulesInput!, $tool: ID, $hours: Int) {
          penaltyCurve(rules: $rules, tool: $tool, hours: $hours) { cap { cents } points { laterThan fee { cents } } warnings { text } refusal { code } }
        }
        """;

    /// <summary>A line for everything, so much a day.</summary>
    public static object Line(int dayCents, Guid? tool = null) =>
        new { target = new { tool, audience = "EVERYONE" }, rates = new { day = new { cents = dayCents } } };

    /// <summary>Rules of one tier that goes on for ever.</summary>
    public static object Penalties(int cents, decimal capInDays = 2) => new
    {
        tolerance = "PT15M",
        tiers = new[] { new { each = "PT1H", amount = new { cents } } },
        capInDays,
    };

    /// <summary>A draft of prices as it was written; its id and revision name it.</summary>
    public static async Task<(Guid Grid, long Revision)> DraftedPrices(this Browser admin, params object[] lines) =>
        Drafted(await admin.Do(DraftPrices, new { name = "Printemps", lines }));

    public static (Guid Grid, long Revision) Drafted(JsonElement answer) =>
        (answer.GetProperty("grid").GetProperty("id").GetGuid(), answer.GetProperty("grid").GetProperty("revision").GetInt64());

    /// <summary>Publishes prices from an instant on, where one person is enough.</summary>
    public static async Task<Guid> PublishedPrices(this Browser admin, DateTimeOffset? from, params object[] lines)
    {
        var (grid, revision) = await admin.DraftedPrices(lines);
        Assert.Null(await admin.Refusal(Propose, new { grid, revision, from }));
        return grid;
    }
}

internal static class SettingsReset
{
    /// <summary>As if nothing had ever been set, once the API has heard of it.</summary>
    public static async Task ForgetSettings(this ApiFixture api)
    {
        var heard = api.Services.GetRequiredService<DatabaseSignals>().NextSettings();
        api.Database.Execute("TRUNCATE parameter_value, grid_version; DELETE FROM event WHERE stream = parameters_stream()");
        api.Database.Execute("SELECT pg_notify('settings', '')");
        await heard.WaitAsync(Patience.Limit);
    }
}
