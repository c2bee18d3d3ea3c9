using System.Globalization;
using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Tests;

public sealed class PromisedTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_hold_is_promised_with_its_turnaround_until_it_expires()
    {
        var (_, locker, other) = api.NewSite();
        var held = await api.Hold(locker);

        Assert.Equal([held], await Promised(locker));
        Assert.Empty(await Promised(other));

        api.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Empty(await Promised(locker));
    }

    [Fact]
    public async Task A_wall_is_read_in_one_statement_however_many_lockers_it_has()
    {
        var (site, locker, other) = api.NewSite();
        var (held, later) = (await api.Hold(locker), await api.Hold(other));
        var asked = $$"""{ site(id: "{{site.Value}}") { lockers { id promised(from: "{{Text(0)}}", until: "{{Text(7)}}") { start end } } } }""";

        JsonElement data = default;
        var statements = await api.Statements.Of(async () => data = await api.Data(asked));

        Assert.Equal(3, statements.Count);
        var wall = data.GetProperty("site").GetProperty("lockers").EnumerateArray().ToDictionary(one => one.GetProperty("id").GetGuid(), Slots);
        Assert.Equal([held], wall[locker.Value]);
        Assert.Equal([later], wall[other.Value]);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_span_that_is_too_long_or_ends_before_it_starts_is_an_error(int days)
    {
        var answer = await api.Ask(Query(api.NewSite().First, days));

        Assert.StartsWith("The span must end", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("locker").ValueKind);
    }

    private async Task<List<Slot>> Promised(LockerId locker)
    {
        var data = await api.Data(Query(locker, days: 7));
        return Slots(data.GetProperty("locker"));
    }

    private static List<Slot> Slots(JsonElement locker) => [.. locker.GetProperty("promised").EnumerateArray().Select(slot => new Slot(
        slot.GetProperty("start").GetDateTimeOffset(), slot.GetProperty("end").GetDateTimeOffset()))];

    private static string Query(LockerId locker, int days) =>
        $$"""{ locker(id: "{{locker.Value}}") { promised(from: "{{Text(0)}}", until: "{{Text(days)}}") { start end } } }""";

    private static string Text(int days) => ApiFixture.Noon.AddDays(days).ToString("O", CultureInfo.InvariantCulture);
}
