using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Availability;
using Toolbox24.Storage.Journal;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Availability;

[Trait("story", "T24-208")]
public sealed class AvailabilityFeedTests : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Now = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database;
    private readonly JournalFeed journal;
    private readonly AvailabilityFeed feed;
    private readonly SiteId site;
    private readonly ToolId tool;
    private readonly Dictionary<UnitId, long> versions = [];

    public AvailabilityFeedTests(TestDatabase database)
    {
        this.database = database;
        (journal, feed) = (new JournalFeed(database.Source), new AvailabilityFeed(database.Source));
        (site, tool) = (database.AddSite(), database.AddTool(Guid.NewGuid().ToString()));
    }

    [Fact]
    public async Task All_that_happened_to_a_tool_at_once_is_one_span()
    {
        var (first, second) = (database.AddUnit(site, tool).Unit, database.AddUnit(site, tool).Unit);
        var position = await journal.End();

        Write(Held(first, RentalId.New(Now), 4, 6));
        Write(Held(second, RentalId.New(Now), 20, 22));
        Write(Held(first, RentalId.New(Now), 10, 12));

        Assert.Equal([new AvailabilityChange(site, tool, Hours(4, 22))], await After(position));
    }

    [Fact]
    public async Task What_a_rental_gives_back_is_what_it_held_last()
    {
        var (unit, rental) = (database.AddUnit(site, tool).Unit, RentalId.New(Now));
        Write(Held(unit, rental, 1, 2));
        Write(Held(unit, RentalId.New(Now), 40, 42));
        Write(Held(unit, rental, 10, 12));
        var position = await journal.End();

        Write(new UnitReleased(unit, rental, Now));

        Assert.Equal([new AvailabilityChange(site, tool, Hours(10, 12))], await After(position));
    }

    [Fact]
    public async Task What_has_another_cause_may_concern_any_time()
    {
        var (locker, unit) = database.AddUnit(site, tool);
        var (left, position) = (database.AddSite(), await journal.End());

        Write(Held(unit, RentalId.New(Now), 1, 2));
        Write(new UnitPlaced(unit, database.AddEmptyLocker(left), locker, Now));

        Assert.Equal(
            new AvailabilityChange[] { new(site, tool, null), new(left, tool, null) }.ToHashSet(), (await After(position)).ToHashSet());
    }

    [Fact]
    public async Task What_a_rental_gives_back_after_its_claim_has_changed_may_be_any_time()
    {
        var (unit, rental) = (database.AddUnit(site, tool).Unit, RentalId.New(Now));
        Write(Held(unit, rental, 1, 2));
        database.Execute(
            "SELECT append($1, 2, 'UnitMoved', jsonb_build_object('rental', $2), $3, 'test', '{}')", unit.Value, rental.Value, Now);
        versions[unit] = 2;
        var position = await journal.End();

        Write(new UnitReleased(unit, rental, Now));

        Assert.Equal([new AvailabilityChange(site, tool, null)], await After(position));
    }

    [Theory]
    [InlineData("UnitStateChanged", "id", true)]
    [InlineData("UnitPlanned", "id", true)]
    [InlineData("ClosingBegun", "locker", true)]
    [InlineData("ClosingEnded", "site", false)]
    [InlineData("ToolRetired", "tool", true)]
    [InlineData("SiteChanged", "stream", false)]
    public async Task What_administrators_say_may_concern_any_time(string type, string of, bool isOfOneTool)
    {
        var (locker, unit) = database.AddUnit(site, tool);
        var other = database.AddTool(Guid.NewGuid().ToString());
        database.AddUnit(site, other);
        var position = await journal.End();

        var data = new Dictionary<string, Guid> { ["site"] = site.Value };
        if (of == "id") data["id"] = unit.Value;
        if (of == "locker") data["locker"] = locker.Value;
        database.Execute(
            "SELECT append($1, 1, $2, $3::jsonb, $4, 'test', '{}')",
            of switch { "tool" => tool.Value, "stream" => site.Value, _ => Guid.NewGuid() }, type, EventJson.Write(data), Now);

        ToolId[] concerned = isOfOneTool ? [tool] : [tool, other];
        Assert.Equal(concerned.Select(each => new AvailabilityChange(site, each, null)).ToHashSet(), (await After(position)).ToHashSet());
    }

    [Fact]
    public async Task A_hold_that_becomes_a_booking_and_what_is_no_unit_change_nothing()
    {
        var (unit, rental) = (database.AddUnit(site, tool).Unit, RentalId.New(Now));
        Write(Held(unit, rental, 1, 2));
        var position = await journal.End();

        Write(new UnitBooked(unit, rental, Now));
        database.Execute("SELECT append($1, 1, 'SiteOpened', '{}', $2, 'test', '{}')", site.Value, Now);

        Assert.Empty(await After(position));
    }

    private async Task<List<AvailabilityChange>> After(long position)
    {
        var events = await journal.After(position);
        return await feed.Between(events[0].Position, events[^1].Position);
    }

    private void Write(CalendarEvent happened)
    {
        var version = versions[happened.Unit] = versions.GetValueOrDefault(happened.Unit) + 1;
        database.Execute(
            "SELECT append($1, $2, $3, $4::jsonb, $5, 'test', '{}')",
            happened.Unit.Value, version, happened.GetType().Name, EventJson.Write(happened), happened.At);
    }

    private static UnitHeld Held(UnitId unit, RentalId rental, double from, double until) =>
        new(unit, new Claim(rental, Hours(from, until), Now.AddMinutes(10)), Now);

    private static Slot Hours(double from, double until) => new(Now.AddHours(from), Now.AddHours(until));
}
