using System.Collections.Immutable;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Settings;

/// <summary>Somebody did something at an instant; nobody where the system did.</summary>
public sealed record Signature(AccountId? By, DateTimeOffset At);

/// <summary>One version of a grid, of rules or of a policy, from its first draft on.</summary>
/// <param name="Id">Which.</param>
/// <param name="Revision">How often it was written.</param>
/// <param name="Name">What the staff call it.</param>
/// <param name="Content">What it says; once published, as the version it is.</param>
/// <param name="Status">What became of it.</param>
/// <param name="EffectiveFrom">From when, once that is said; null while it is proposed for as soon as somebody agrees.</param>
/// <param name="Drafted">Who wrote at it last.</param>
public sealed record GridVersion(
    GridId Id, long Revision, string Name, GridContent Content, GridStatus Status, DateTimeOffset? EffectiveFrom, Signature Drafted)
{
    public GridKind Kind => Content.Kind;

    /// <summary>Who wants it in force.</summary>
    public Signature? Proposed { get; init; }

    /// <summary>Who agreed, where somebody had to.</summary>
    public Signature? Approved { get; init; }

    /// <summary>The version whose rules it takes up again.</summary>
    public GridId? Restores { get; init; }

    /// <summary>
    /// The version whose lines it repeats but for those it is about, the built-in one with an empty id; null where all of it was
    /// written anew.
    /// </summary>
    public GridId? BasedOn { get; init; }

    /// <summary>The last version of its kind that was published as all of it was written; null where that was not noted.</summary>
    public int? Seen { get; init; }

    /// <summary>From when it would be followed: when that is said, else now, or once what it repeats is.</summary>
    public DateTimeOffset Meant(GridBook book, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(book);
        return EffectiveFrom ?? book.Published.Select(content => content.Version)
            .Where(version => version.Id == BasedOn?.Value && version.EffectiveFrom > now)
            .Select(version => version.EffectiveFrom).SingleOrDefault(now);
    }

    /// <summary>What keeps it from being followed then.</summary>
    public IReadOnlyList<Refusal> Refusals(GridBook book, DateTimeOffset now) => Refusals(book, Meant(book, now), now);

    // Decisions: each gives the version as it is afterwards.

    /// <summary>Begins a version; whatever is wrong with its rules keeps it from being published only.</summary>
    public static Result<GridVersion> Draft(string name, GridContent content, AccountId? by, DateTimeOffset now)
    {
        if (Names.Refuse(name) is { } noName) return noName;

        var id = GridId.New(now);
        return new GridVersion(id, 1, name, Unpublished(content, id), GridStatus.Draft, null, new Signature(by, now));
    }

    /// <summary>Writes the draft anew, as a whole.</summary>
    public Result<GridVersion> Edit(long revision, string name, GridContent content, AccountId? by, DateTimeOffset now)
    {
        if (Status != GridStatus.Draft) return new GridIsNo(Status);
        if (revision != Revision) return new ChangedMeanwhile(Revision);
        if (content.Kind != Kind) return new GridsOfTwoKinds(Kind, content.Kind);
        if (Names.Refuse(name) is { } noName) return noName;

        return this with { Revision = Revision + 1, Name = name, Content = Unpublished(content, Id), Drafted = new Signature(by, now), BasedOn = null };
    }

    /// <summary>Wants the draft in force from an instant on, null for as soon as can be; at once in the book where one person is enough.</summary>
    public Result<GridVersion> Propose(
        long revision, DateTimeOffset? from, GridBook book, ImmutableHashSet<GridKind> needSecond, AccountId? by, DateTimeOffset now)
    {
        if (Status != GridStatus.Draft) return new GridIsNo(Status);
        if (revision != Revision) return new ChangedMeanwhile(Revision);

        var proposed = this with
        {
            Revision = Revision + 1,
            Status = GridStatus.Proposed,
            EffectiveFrom = from,
            Proposed = new Signature(by, now),
        };
        if (!proposed.Publish(book, now).Succeeded(out var published, out var refusal)) return refusal;

        return needSecond.Contains(Kind) ? proposed : published;
    }

    /// <summary>Somebody else agrees.</summary>
    public Result<GridVersion> Approve(long revision, GridBook book, AccountId by, DateTimeOffset now)
    {
        if (Status != GridStatus.Proposed) return new GridIsNo(Status);
        if (revision != Revision) return new ChangedMeanwhile(Revision);
        if (Proposed?.By == by) return new OwnProposal();

        return (this with { Revision = Revision + 1, Approved = new Signature(by, now) }).Publish(book, now);
    }

    /// <summary>Gives it up, if it is not in force yet and what is followed without it goes together.</summary>
    public Result<GridVersion> Withdraw(long revision, GridBook book, DateTimeOffset now)
    {
        if (Status == GridStatus.Withdrawn) return new GridIsNo(Status);
        if (revision != Revision) return new ChangedMeanwhile(Revision);
        if (Status == GridStatus.Published && EffectiveFrom <= now) return new AlreadyInForce(EffectiveFrom.Value);
        if (Status == GridStatus.Published && book.RefusalsWithout(Content) is [var first, ..]) return first;

        return this with { Revision = Revision + 1, Status = GridStatus.Withdrawn };
    }

    /// <summary>Takes its rules up again as a new version: a draft like any other.</summary>
    public Result<GridVersion> Restore(AccountId? by, DateTimeOffset now)
    {
        if (Status != GridStatus.Published) return new GridIsNo(Status);
        if (!Draft(Name, Content, by, now).Succeeded(out var draft, out var refusal)) return refusal;

        return draft with { Revision = 0, Restores = Id };
    }

    private Result<GridVersion> Publish(GridBook book, DateTimeOffset now)
    {
        var from = Meant(book, now);
        if (Refusals(book, from, now) is [var first, ..]) return first;

        return this with { Status = GridStatus.Published, EffectiveFrom = from, Content = Numbered(book, from) };
    }

    private IReadOnlyList<Refusal> Refusals(GridBook book, DateTimeOffset from, DateTimeOffset now)
    {
        if (from < now) return [new EffectiveInThePast(now)];
        if ((BasedOn is { } based ? book.RefuseBase(Kind, based, from) : book.RefuseSeen(Kind, Seen)) is { } meanwhile) return [meanwhile];

        return book.Refusals(Numbered(book, from));
    }

    private GridContent Numbered(GridBook book, DateTimeOffset from) => Content.As(new RuleVersion(Id.Value, book.Next(Kind), from));

    private static GridContent Unpublished(GridContent content, GridId id) => content.As(new RuleVersion(id.Value, 0, DateTimeOffset.UnixEpoch));
}
