namespace Toolbox24.Domain.Evidence;

/// <summary>How long after a rental's end its photos and videos are kept.</summary>
/// <param name="Usual">All of them.</param>
/// <param name="OfCapture">Photos of a tool for which something was taken of the deposit.</param>
public sealed record EvidenceLives(TimeSpan Usual, TimeSpan OfCapture)
{
    public static EvidenceLives Default { get; } = new(TimeSpan.FromDays(90), TimeSpan.FromDays(150));

    /// <summary>Before that nothing is over.</summary>
    public TimeSpan Shortest => Usual < OfCapture ? Usual : OfCapture;
}
