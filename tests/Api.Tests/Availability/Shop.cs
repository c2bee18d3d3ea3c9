using System.Globalization;
using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Availability;

/// <summary>A site and a tool of its own, seen and booked from outside.</summary>
internal sealed class Shop(ApiFixture api)
{
    public SiteId Site { get; } = api.Database.AddSite();

    public ToolId Tool { get; } = api.Database.AddTool($"Perceuse {Guid.NewGuid()}", category: Guid.NewGuid().ToString());

    public ToolId AddTwin()
    {
        var category = api.Database.Scalar<string>("SELECT c.name FROM category c JOIN tool t ON t.category_id = c.id WHERE t.id = $1", Tool.Value);
        return api.Database.AddTool($"Jumelle {Guid.NewGuid()}", category);
    }

    public LockerId AddUnit(ToolId? tool = null) => api.Database.AddUnit(Site, tool ?? Tool).Locker;

    /// <summary>Holds what stands in a locker, for ten minutes.</summary>
    public Task<Result<HeldSlot>> Hold(LockerId locker, Slot slot) => api.Locker(locker)
        .Hold(new HoldSlot(RentalId.New(ApiFixture.Noon), slot, api.Clock.GetUtcNow().AddMinutes(10)));

    /// <summary>The field of the tool that is asked for.</summary>
    public async Task<JsonElement> OfTool(string field)
    {
        var data = await api.Data($$"""{ tool(id: "{{Tool.Value}}") { asked: {{field}} } }""");
        return data.GetProperty("tool").GetProperty("asked");
    }

    public async Task<bool> IsFree(Slot slot, int units = 1) =>
        (await OfTool($$"""isFree(site: "{{Site.Value}}", slot: {{Text(slot)}}, units: {{units}})""")).GetBoolean();

    /// <summary>The slot, from noon, in hours.</summary>
    public static Slot Hours(double from, double until) => new(ApiFixture.Noon.AddHours(from), ApiFixture.Noon.AddHours(until));

    public static string Text(Slot slot) => $$"""{ start: "{{Text(slot.Start)}}", end: "{{Text(slot.End)}}" }""";

    public static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    public static Slot Slot(JsonElement slot) => new(slot.GetProperty("start").GetDateTimeOffset(), slot.GetProperty("end").GetDateTimeOffset());

    public static List<Slot> Slots(JsonElement slots) => [.. slots.EnumerateArray().Select(Slot)];
}
