using System.Collections.Immutable;
using System.Globalization;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>Sites, found by their id or their name. Hours are written "lundi 06:00-20:00|mardi 06:00-24:00"; none: day and night.</summary>
internal sealed class SiteSheet(List<Site> sites) : Sheet
{
    private const string Midnight = "24:00";

    private static readonly string[] Days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    public override ImmutableArray<string> Columns =>
    [
        SheetRow.Id, "name", "street", "postal_code", "city", "time_zone", "latitude", "longitude", "opening", "maximum_persons", "selling",
    ];

    public override IEnumerable<string[]> Rows => sites.Select(Write);

    public override string Name(SheetRow row) => row["name"];

    protected override Refusal NameTaken(SheetRow row) => new SiteNameTaken(row["name"]);

    protected override string[]? Known(SheetRow row) => Find(row) is { } site ? Write(site) : null;

    protected override Result<Planned> Plan(SheetRow row, DateTimeOffset now)
    {
        var known = Find(row);
        if (known is null && row.Guid() is { } id) return new UnknownSite(new SiteId(id));

        var spans = Parts(row["opening"]).Select(Span).ToList();
        if (spans.Contains(null)) return new UnreadableValue("opening");

        var isNowhere = row["latitude"].Length == 0 && row["longitude"].Length == 0;
        var request = new OpenSite(row["name"], new PostalAddress(row["street"], row["postal_code"], row["city"]), row["time_zone"])
        {
            Position = isNowhere ? null : new GeoPoint(row.Degrees("latitude"), row.Degrees("longitude")),
            Opening = new OpeningHours([.. spans.OfType<OpenSpan>()]),
            MaximumPersons = row.Int("maximum_persons"),
            IsSelling = row.Bool("selling"),
        };
        var decided = known is null ? Site.Open(request, now) : known.Change(request, known.Version);
        return decided.Succeeded(out var after, out var refusal) ? new Planned(after, known is null) : refusal;
    }

    private Site? Find(SheetRow row) =>
        row.Guid() is { } id ? sites.Find(site => site.Id.Value == id) : sites.Find(site => site.Name == row["name"]);

    private static string[] Write(Site site) =>
    [
        site.Id.Value.ToString(), site.Name, site.Address.Street, site.Address.PostalCode, site.Address.City, site.TimeZone,
        Degrees(site.Position?.Latitude), Degrees(site.Position?.Longitude),
        string.Join('|', site.Opening.IsAlways ? [] : site.Opening.Spans.Select(Words)), Words(site.MaximumPersons), Words(site.IsSelling),
    ];

    private static string Words(OpenSpan span) =>
        $"{Days[(int)span.Day]} {Words(span.From)}-{(span.Until == TimeOnly.MinValue ? Midnight : Words(span.Until))}";

    private static string Words(TimeOnly time) => time.ToString(time.Ticks % TimeSpan.TicksPerMinute == 0 ? "HH:mm" : "O", CultureInfo.InvariantCulture);

    private static OpenSpan? Span(string text)
    {
        if (text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries) is not [var day, var from, var until]) return null;

        var number = Array.IndexOf(Days, day.ToLowerInvariant());
        return number >= 0 && Time(from) is { } begin && (until == Midnight ? TimeOnly.MinValue : Time(until)) is { } end
            ? new OpenSpan((Weekday)number, begin, end)
            : null;
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
