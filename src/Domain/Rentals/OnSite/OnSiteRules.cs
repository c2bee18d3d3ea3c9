using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Rentals;

/// <summary>The times and bounds from pick-up to decision; a rental keeps those of its pick-up.</summary>
public sealed record OnSiteRules
{
    public static OnSiteRules Default { get; } = new();

    /// <summary>How long before the start tools can be fetched that are free.</summary>
    public TimeSpan EarlyPickup { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a customer has to choose when a locker does not open.</summary>
    public TimeSpan Choice { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The photos that are wanted of each tool, at pick-up and at its return.</summary>
    public int Photos { get; init; } = 2;

    /// <summary>How long after the last tool is out the meter waits for photos.</summary>
    public TimeSpan MeterLatest { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after lockers were asked to open they are asked again, and not before: until then their doors pulse once.</summary>
    public TimeSpan AskAgain { get; init; } = DoorRules.Default.Repeat;

    /// <summary>After how long without anything a customer has gone: a pick-up ends, a shut locker stays shut.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long after leaving a customer can say what was wrong with a tool.</summary>
    public TimeSpan PickupReports { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long before their start the next customers of a tool that is late are told, at the latest.</summary>
    public TimeSpan NextWarned { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long after the end a customer is called.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long after the end they are given formal notice.</summary>
    public TimeSpan FormalNotice { get; init; } = TimeSpan.FromHours(48);

    /// <summary>How long after the end their tools count as lost.</summary>
    public TimeSpan Loss { get; init; } = TimeSpan.FromHours(72);

    /// <summary>How long after they were found tools are to be back, before they count as lost again.</summary>
    public TimeSpan FoundReturn { get; init; } = TimeSpan.FromHours(72);

    /// <summary>How often a locker that was shut on a returned tool opens again.</summary>
    public int Reopenings { get; init; } = 3;

    /// <summary>What a customer is given who has come to the wrong site, once.</summary>
    public TimeSpan WrongSiteGrace { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>By how many grams a tool that comes back may weigh more or less than it did: dust, a worn disc.</summary>
    public int WeightSlack { get; init; } = 100;

    /// <summary>The same as a part of what it weighed; the larger of both counts.</summary>
    public Percentage WeightShare { get; init; } = Percentage.Percent(5);

    /// <summary>How long before it dies a deposit is renewed.</summary>
    public TimeSpan DepositRenewal { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long before the deposit dies a return is decided, at the latest.</summary>
    public TimeSpan DecidedBeforeDeath { get; init; } = TimeSpan.FromHours(36);

    /// <summary>How long before it is taken a customer is told of a capture.</summary>
    public TimeSpan CaptureNotice { get; init; } = TimeSpan.FromHours(24);

    /// <summary>For how much longer a person has what they did not decide in time.</summary>
    public TimeSpan SecondChance { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long an administrator has for what was handed to them.</summary>
    public TimeSpan Escalation { get; init; } = TimeSpan.FromHours(24);
}
