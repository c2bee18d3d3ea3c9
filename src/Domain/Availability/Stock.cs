using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Availability;

/// <summary>So many units of a tool.</summary>
public readonly record struct Need(ToolId Tool, int Units);

/// <summary>The units that stand at a site and can be rented, with what takes them.</summary>
public sealed class Stock(SiteId site, IEnumerable<UnitTime> units, SiteAccess? access = null)
{
    private readonly ILookup<ToolId, UnitTime> byTool = units.ToLookup(unit => unit.Tool);

    public SiteId Site => site;

    /// <summary>When slots may start and end there.</summary>
    public SiteAccess Access { get; } = access ?? SiteAccess.Always;

    /// <summary>Since when the site does not answer; null where it does.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    public IEnumerable<UnitTime> Units => byTool.SelectMany(same => same);

    /// <summary>The same, and other units of the site.</summary>
    public Stock With(Stock others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return new(Site, Units.Concat(others.Units), Access) { SilentSince = SilentSince };
    }

    /// <summary>Why nobody can have a slot there now, whatever is free; null where somebody can.</summary>
    public Unavailable? Refuse(Slot slot, HealthRules health)
    {
        ArgumentNullException.ThrowIfNull(health);
        return Access.Refuse(slot) ?? health.Refuse(Site, SilentSince);
    }

    /// <summary>Whether anything of it can be had now, at whatever time: not while it is silent, unless it sells then too.</summary>
    public bool Sells(HealthRules health)
    {
        ArgumentNullException.ThrowIfNull(health);
        return health.Refuse(Site, SilentSince) is null;
    }

    /// <summary>What its units are of.</summary>
    public IEnumerable<ToolId> Tools => byTool.Select(units => units.Key);

    /// <summary>Whether so many units stand there, taken or not.</summary>
    public bool Has(IEnumerable<Need> needs) => Added(needs).All(need => byTool[need.Tool].Count() >= need.Units);

    /// <summary>The tools of which there are too few then; none where all can be had together.</summary>
    public IReadOnlyList<ToolId> Missing(IEnumerable<Need> needs, Slot slot) =>
    [
        .. from need in Added(needs)
           where byTool[need.Tool].Count(unit => unit.IsFree(slot)) < need.Units
           select need.Tool,
    ];

    /// <summary>When all of it can be had together, within a span; slots that are too short to rent are left out.</summary>
    public FreeTime Free(IEnumerable<Need> needs, Slot span, SlotRules rules)
    {
        List<FreeTime> tools = [.. Added(needs).Select(need => Free(need, span, rules))];
        return Opened(FreeTime.AtLeast(tools.Count, tools), rules);
    }

    /// <summary>When all of it can be booked together, within a span; what is taken must be known over <see cref="Around" />.</summary>
    public FreeTime Bookable(IEnumerable<Need> needs, Slot span, SlotRules rules, DateTimeOffset now) => Around(span, rules, now) is { } wide
        ? Opened(new FreeTime([.. Free(needs, wide, rules).Ranges.Where(range => range.Start - now <= rules.Horizon)]).Within(span), rules, TimeSpan.Zero)
        : FreeTime.None;

    /// <summary>What must be known to tell what can be booked within a span: a slot at its edge reaches beyond. Null where nothing can.</summary>
    public static Slot? Around(Slot span, SlotRules rules, DateTimeOffset now)
    {
        var (from, until, bookable) = (span.Start - rules.Shortest, span.End + rules.Shortest, rules.Bookable(now));
        (from, until) = (from > bookable.Start ? from : bookable.Start, until < bookable.End ? until : bookable.End);
        return until > from ? new Slot(from, until) : null;
    }

    /// <summary>The first slot of this length in which all of it can be had together; null where none can be booked yet.</summary>
    /// <param name="needs">What is wanted.</param>
    /// <param name="duration">How long.</param>
    /// <param name="from">Not before this instant.</param>
    /// <param name="rules">Which slots can be asked for.</param>
    /// <param name="now">When this is asked.</param>
    public Slot? NextFree(IEnumerable<Need> needs, TimeSpan duration, DateTimeOffset from, SlotRules rules, DateTimeOffset now)
    {
        var bookable = rules.Bookable(now);
        if (from >= bookable.End) return null;

        var slot = Free(needs, bookable, rules).First(duration, rules.Next(from), rules.Step);
        return slot is null || rules.Refuse(slot, now) is not null ? null : slot;
    }

    /// <summary>Of that time what a slot can start and end in, and is long enough.</summary>
    private FreeTime Opened(FreeTime time, SlotRules rules, TimeSpan? shortest = null)
    {
        var opened = (time with { Access = Access }).Opened(rules.Step);
        return opened with { Ranges = [.. opened.Ranges.Where(range => range.Duration >= (shortest ?? rules.Shortest))] };
    }

    private FreeTime Free(Need need, Slot span, SlotRules rules) =>
        FreeTime.AtLeast(need.Units, [.. byTool[need.Tool].Select(unit => unit.Free(span, rules))]);

    /// <summary>What is asked for twice is needed twice.</summary>
    private static IEnumerable<Need> Added(IEnumerable<Need> needs) =>
        needs.GroupBy(need => need.Tool, (tool, asked) => new Need(tool, asked.Sum(need => need.Units)));
}
