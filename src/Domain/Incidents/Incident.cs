using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Incidents;

public enum IncidentKind
{
    /// <summary>What somebody has noted by hand.</summary>
    Other,

    /// <summary>A door opened and nobody had asked it to; or its bridge says that a kiosk had, and the kiosk does not.</summary>
    DoorForced,

    DoorLeftOpen,

    /// <summary>A site does not answer.</summary>
    SiteDegraded,

    /// <summary>It has not answered for so long that customers are told.</summary>
    SiteSilent,

    /// <summary>Nobody has decided on a return in time.</summary>
    DecisionOverdue,

    /// <summary>Nobody has answered a dispute in time.</summary>
    DisputeUnanswered,

    RentalLost,

    /// <summary>Nobody saw whether a customer took a tool: they have gone and its locker stands open, or they say that it was missing.</summary>
    ToolUnclear,

    /// <summary>A kiosk that heard nothing has let somebody in who should not have come.</summary>
    VisitUnexpected,

    /// <summary>What a kiosk tells of a visit cannot be written of any rental.</summary>
    VisitSetAside,

    /// <summary>A customer says that somebody else may have their passes, or their tools.</summary>
    PassesBlocked,

    /// <summary>Somebody inside has pressed the help button.</summary>
    HelpCalled,

    Fire,

    PowerCut,

    /// <summary>Somebody inside pushes the exit, and it does not open.</summary>
    PersonTrapped,

    /// <summary>Somebody has been inside for longer than anybody needs.</summary>
    LongStay,

    /// <summary>More persons are inside than may be.</summary>
    TooManyPersons,

    /// <summary>A customer's bank takes money back.</summary>
    Chargeback,

    /// <summary>Nothing was sent to the bank yet, and it is soon too late.</summary>
    ChargebackDue,

    /// <summary>A deposit dies, and no other could be blocked.</summary>
    DepositRefused,

    /// <summary>What was decided to be taken of a deposit was not blocked any more, or was declined by the processor.</summary>
    CaptureLapsed,

    /// <summary>Something lies in a locker that a customer was to put a tool into.</summary>
    LockerFull,
}

public enum IncidentSeverity
{
    Minor,

    Major,

    /// <summary>Whoever is on call is told, at any hour.</summary>
    Urgent,
}

/// <summary>What an incident is about; whatever is not known is left out.</summary>
public sealed record IncidentPlace(SiteId? Site = null, DoorId? Door = null, UnitId? Unit = null, RentalId? Rental = null);

/// <summary>Something that a person must see to. What people write of it is kept elsewhere.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">What.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Place">Where.</param>
/// <param name="OpenedAt">Since when.</param>
/// <param name="Entries">How many dated entries it has.</param>
public sealed record Incident(
    IncidentId Id, IncidentKind Kind, IncidentSeverity Severity, IncidentPlace Place, DateTimeOffset OpenedAt, int Entries)
{
    /// <summary>Who sees to it; null while nobody was named.</summary>
    public AccountId? Assignee { get; init; }

    /// <summary>Since when somebody on call has it in hand.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who was alerted, in this round of the rota.</summary>
    public ImmutableArray<AccountId> Told { get; init; } = [];

    /// <summary>When the next on the rota is alerted; null when nobody is to be.</summary>
    public DateTimeOffset? NextAlert { get; init; }

    [JsonIgnore]
    public bool IsOpen => ClosedAt is null;

    /// <summary>The kinds that are about the safety of people at a site.</summary>
    public static ImmutableArray<IncidentKind> OfSafety { get; } =
    [
        IncidentKind.HelpCalled, IncidentKind.Fire, IncidentKind.PowerCut, IncidentKind.PersonTrapped, IncidentKind.LongStay, IncidentKind.TooManyPersons,
    ];

    public static Incident From(IncidentOpened opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        return new(opened.Incident, opened.Kind, opened.Severity, opened.Place, opened.At, Entries: 1)
        {
            NextAlert = opened.Severity == IncidentSeverity.Urgent ? opened.At : null,
        };
    }

    /// <summary>What somebody opens by hand.</summary>
    public static Result<IncidentEvent> Open(
        IncidentId id, IncidentSeverity severity, IncidentPlace place, AccountId by, string text, DateTimeOffset now) =>
        RefuseText(text) is { } wrong ? wrong : new IncidentOpened(id, IncidentKind.Other, severity, place, by, text.Trim(), now);

    /// <summary>Names who sees to it.</summary>
    public Result<IncidentEvent> Assign(AccountId to, AccountId by, DateTimeOffset now) =>
        IsOpen ? new IncidentAssigned(Id, to, by, now) : new IncidentIsClosed(ClosedAt!.Value);

    /// <summary>Notes what was done or found.</summary>
    public Result<IncidentEvent> Follow(AccountId by, string text, DateTimeOffset now) =>
        !IsOpen ? new IncidentIsClosed(ClosedAt!.Value) : RefuseText(text) is { } wrong ? wrong : new IncidentFollowed(Id, by, text.Trim(), now);

    /// <summary>Somebody has it in hand: nobody else is alerted.</summary>
    public Result<IncidentEvent> Acknowledge(AccountId by, DateTimeOffset now) =>
        !IsOpen ? new IncidentIsClosed(ClosedAt!.Value)
        : AcknowledgedAt is { } already ? new AcknowledgedAlready(already)
        : new IncidentAcknowledged(Id, by, now);

    /// <summary>It is over, with a report of what it was and what was done.</summary>
    public Result<IncidentEvent> Close(AccountId by, string report, DateTimeOffset now) =>
        !IsOpen ? new IncidentIsClosed(ClosedAt!.Value) : RefuseText(report) is { } wrong ? wrong : new IncidentClosed(Id, by, report.Trim(), now);

    /// <summary>
    /// Alerts the next on the rota, and after the last the first again: whoever answers ends it. Null where nobody is to be alerted now.
    /// </summary>
    /// <param name="rota">Who is on call now, by rank.</param>
    /// <param name="others">Who is told, all at once, where nobody is on call.</param>
    /// <param name="rules">How long each has to answer.</param>
    /// <param name="now">When.</param>
    public IncidentAlerted? Alert(ImmutableArray<AccountId> rota, ImmutableArray<AccountId> others, IncidentRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (!(NextAlert <= now)) return null;

        var left = rota.RemoveRange(Told);
        var told = rota.IsEmpty ? others : [(left.IsEmpty ? rota : left)[0]];
        return new IncidentAlerted(Id, told, IsNewRound: left.IsEmpty, now + rules.AnswerWithin, now);
    }

    public Incident Apply(IncidentEvent happened) => happened switch
    {
        IncidentOpened e => From(e),
        IncidentAssigned e => this with { Assignee = e.To },
        IncidentFollowed => this with { Entries = Entries + 1 },
        IncidentAcknowledged e => this with { AcknowledgedAt = e.At, Assignee = Assignee ?? e.By, NextAlert = null },
        IncidentAlerted e => this with { Told = e.IsNewRound ? e.Told : Told.AddRange(e.Told), NextAlert = e.Until },
        IncidentClosed e => this with { ClosedAt = e.At, NextAlert = null, Entries = Entries + 1 },
        _ => throw new UnreachableException($"{happened.GetType().Name} does not apply to an incident."),
    };

    private static Refusal? RefuseText(string? text) => string.IsNullOrWhiteSpace(text) ? new EmptyName() : Texts.Refuse(text);
}
