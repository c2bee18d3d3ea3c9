using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Tests.Rentals.Sequences;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>Somebody with a booking, and what is known of them by looking, whatever the product says.</summary>
internal sealed class Guest(RentalId id, AccountId customer, Shop shop)
{
    public RentalId Id => id;

    public AccountId Customer => customer;

    public Shop Shop => shop;

    public SiteId Site => shop.Site;

    public StateMachine States { get; } = new();

    /// <summary>The tools in their hands.</summary>
    public HashSet<UnitId> Hands { get; } = [];

    /// <summary>When they last did something at the lockers, their turn; null where they never did.</summary>
    public DateTimeOffset? LastActed { get; set; }

    /// <summary>The code they were let in by last: their phone shows another in a minute or two.</summary>
    public (PassPurpose Purpose, uint Step)? Shown { get; set; }

    /// <summary>Whether they came in and did not go out.</summary>
    public bool IsInside { get; set; }

    /// <summary>Whether they came to a kiosk without a line, and a locker stayed shut for them; until they come again.</summary>
    public bool CameBeforeShutLocker { get; set; }

    /// <summary>When the door of a locker was shut on each tool that is back.</summary>
    public Dictionary<UnitId, DateTimeOffset> ShutAt { get; } = [];

    /// <summary>When each tool was taken for returned, as often as its locker was opened again.</summary>
    public List<(UnitId Unit, DateTimeOffset At)> Returned { get; } = [];

    /// <summary>What they agreed to pay for more time, by its end.</summary>
    public Dictionary<DateTimeOffset, Euros> Extensions { get; } = [];

    /// <summary>Whether something of the rent could not be taken of the card.</summary>
    public bool IsUnpaid { get; set; }

    /// <summary>What the time that was added cost, in cents.</summary>
    public long Added { get; set; }

    /// <summary>The time they were given at another site; null where they never came to one.</summary>
    public Slot? Grace { get; set; }

    /// <summary>When their tools first counted as lost, which stops their meters for good; null where they never did.</summary>
    public DateTimeOffset? LostAt { get; set; }

    /// <summary>Whether they withdrew, with tools that they had fetched.</summary>
    public bool HasWithdrawn { get; set; }

    public List<GuestChargeback> Chargebacks { get; } = [];

    /// <summary>What banks have taken back, in cents.</summary>
    public long ChargedBack(PaymentPurpose purpose) =>
        Chargebacks.Where(one => one.Purpose == purpose && one.Status == ChargebackStatus.Lost).Sum(one => one.Cents);

    /// <summary>Whether all its tools were decided, or were once.</summary>
    public bool IsDecided { get; set; }
}

/// <summary>A bank looks at what was taken of a card.</summary>
internal sealed class GuestChargeback(string reference, PaymentPurpose purpose, long cents)
{
    public string Reference => reference;

    public PaymentPurpose Purpose => purpose;

    public long Cents => cents;

    public ChargebackStatus Status { get; set; } = ChargebackStatus.Open;

    public bool IsOver => Status is ChargebackStatus.Won or ChargebackStatus.Lost;
}
