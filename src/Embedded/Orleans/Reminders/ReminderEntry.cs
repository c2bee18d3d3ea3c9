using Orleans.Runtime;

namespace Orleans;

/// <summary>A reminder as its table keeps it.</summary>
public sealed class ReminderEntry
{
    public GrainId GrainId { get; set; }

    public required string ReminderName { get; set; }

    /// <summary>The first tick; the n-th after it is n periods later.</summary>
    public DateTime StartAt { get; set; }

    public TimeSpan Period { get; set; }

    public string ETag { get; set; } = "";
}
