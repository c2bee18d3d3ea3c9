using Toolbox24.Domain;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Journal;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Sites;

[Trait("story", "T24-206")]
public sealed class MayEnterTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public void The_database_lets_in_whom_the_rule_lets_in()
    {
        var (random, zone) = (new Random(Seeds.Next()), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        for (var run = 0; run < 10; run++)
        {
            var (site, opening) = (database.AddSite(), RandomHours(random));
            database.Execute("UPDATE site SET opening = $2::jsonb WHERE id = $1", site.Value, EventJson.Write(opening.Spans));
            for (var one = 0; one < 40; one++)
            {
                var start = new DateTimeOffset(2026, 3, 27, 0, 0, 0, TimeSpan.Zero).AddMinutes(15 * random.Next(0, 7 * 96));
                var slot = new Slot(start, start.AddMinutes(15 * random.Next(4, 200)));

                var isLetIn = database.Scalar<bool>("SELECT may_enter(s, $2, $3) FROM site s WHERE id = $1", site.Value, slot.Start, slot.End);

                Assert.Equal((slot, new SiteAccess(zone, opening).Refuse(slot) is null), (slot, isLetIn));
            }
        }
    }

    private static OpeningHours RandomHours(Random random) => new(
    [
        .. from day in Enum.GetValues<Weekday>()
           where random.Next(4) > 0
           let noon = random.Next(6, 14)
           from span in (OpenSpan[])[new(day, new(random.Next(0, 6), 30), new(noon, 0)), new(day, new(noon, 15), new(random.Next(15, 25) % 24, 0))]
           select span,
    ]);
}
