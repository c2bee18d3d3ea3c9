namespace Toolbox24.Storage.Deadlines;

/// <summary>Whether this process may call grains now; a standby may not.</summary>
public interface IWorkPermit
{
    bool IsGranted { get; }
}
