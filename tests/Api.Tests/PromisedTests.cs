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
        return [.. data.GetProperty("locker").GetProperty("promised").EnumerateArray().Select(slot => new Slot(
            slot.GetProperty("start").GetDateTimeOffset(), slot.GetProperty("end").GetDateTimeOffset()))];
    }

    private static string Query(LockerId locker, int days) =>
        $$"""{ locker(id: "{{locker.Value}}") { promised(from: "{{Text(0)}}", until: "{{Text(days)}}") { start end } } }""";

    private static string Text(int days) => ApiFixture.Noon.AddDays(days).ToString("O", CultureInfo.InvariantCulture);
}
