namespace Orleans.Runtime;

/// <summary>A reminder a grain has registered.</summary>
public interface IGrainReminder
{
    string ReminderName { get; }
}
