namespace Orleans.Embedded;

/// <summary>What an activation says to a call that arrives.</summary>
internal enum Admission
{
    Accepted,
    QueueIsFull,
    HasEnded,
}
