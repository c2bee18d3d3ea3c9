using System.Diagnostics.CodeAnalysis;

namespace Toolbox24.Domain.Doors;

/// <summary>
/// Openings for which the bridge alone says why. They count once the kiosk that wanted them has told of them too; what it has not told of in
/// time, though it could, was forced.
/// </summary>
public sealed partial record Door
{
    /// <summary>What kiosks have still to tell of; null where there is nothing.</summary>
    public UntoldOpenings? Untold { get; init; }

    /// <summary>Whether a kiosk should have told by now of an opening.</summary>
    public bool IsToAccount(DoorRules rules, DateTimeOffset now, [NotNullWhen(true)] out UntoldOpening? opening)
    {
        opening = AccountDue(rules) <= now ? FirstUntold : null;
        return opening is not null;
    }

    /// <summary>Judges an opening of which a kiosk should have told by now.</summary>
    /// <param name="opening">Which.</param>
    /// <param name="isTold">Whether it has.</param>
    /// <param name="isSilent">Whether nothing was heard of that kiosk since: it is waited for.</param>
    /// <param name="now">When.</param>
    public DoorEvent Account(UntoldOpening opening, bool isTold, bool isSilent, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(opening);
        return isTold ? new DoorAccounted(Id, Site, opening.Opening, now)
            : isSilent ? new DoorAccountAwaited(Id, Site, opening.Opening, now)
            : new DoorUnaccounted(Id, Site, opening.Opening, opening.At, now);
    }

    private UntoldOpening? FirstUntold => Untold?.All.MinBy(each => each.Since);

    private DateTimeOffset? AccountDue(DoorRules rules) => FirstUntold?.Since + rules.Account;

    private Door OpenedAlone(DoorOpened happened) => this with
    {
        Untold = new([.. (Untold ?? UntoldOpenings.None).All, new(happened.Alone!, happened.At, happened.SaidAt ?? happened.At)]),
    };

    private Door Without(AloneOpening opening) =>
        this with { Untold = Untold!.All.RemoveAll(each => each.Opening == opening) is { IsEmpty: false } left ? new(left) : null };

    private Door Awaiting(AloneOpening opening, DateTimeOffset since) =>
        this with { Untold = new([.. Untold!.All.Select(each => each.Opening == opening ? each with { Since = since } : each)]) };
}
