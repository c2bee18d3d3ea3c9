using System.Collections.Concurrent;
using Toolbox24.Storage.Deadlines;

namespace Toolbox24.Storage.Tests.Deadlines;

/// <summary>Answers by how often it was asked, this time included.</summary>
internal sealed class TestPermit(Func<int, bool> answer) : IWorkPermit
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource> askings = new();
    private int asked;

    public bool IsGranted
    {
        get
        {
            Asking(++asked).TrySetResult();
            return answer(asked);
        }
    }

    /// <summary>Ends when it was asked so often.</summary>
    public Task Asked(int times) => Asking(times).Task;

    private TaskCompletionSource Asking(int times) =>
        askings.GetOrAdd(times, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
