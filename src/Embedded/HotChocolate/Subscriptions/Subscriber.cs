using System.Threading.Tasks.Sources;

namespace HotChocolate.Subscriptions;

/// <summary>
/// One subscriber: the stream, its only enumerator and the wait for the next message in one object, since there may be thousands
/// that wait. What is sent to them is kept nowhere else.
/// </summary>
internal sealed class Subscriber<TMessage>(Topic topic, int capacity)
    : ISubscriber, ISourceStream<TMessage>, IAsyncEnumerable<TMessage>, IAsyncEnumerator<TMessage>, IValueTaskSource<bool>
{
    // Sending ends when the message is handed over, not when it was worked on.
    private ManualResetValueTaskSourceCore<bool> next = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration registration;
    private Queue<TMessage>? unread;
    private Exception? ending;
    private bool isEnded;
    private bool isWaiting;

    public TMessage Current { get; private set; } = default!;

    public IAsyncEnumerable<TMessage> ReadEventsAsync() => this;

    public IAsyncEnumerator<TMessage> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        registration = cancellationToken.UnsafeRegister(
            static (self, token) => ((Subscriber<TMessage>)self!).Leave(new OperationCanceledException(token)), this);
        return this;
    }

    public ValueTask<bool> MoveNextAsync()
    {
        lock (topic)
        {
            if (unread is { Count: > 0 })
            {
                Current = unread.Dequeue();
                return new ValueTask<bool>(true);
            }

            if (isEnded) return ending is null ? new ValueTask<bool>(false) : ValueTask.FromException<bool>(ending);
            next.Reset();
            isWaiting = true;
            return new ValueTask<bool>(this, next.Version);
        }
    }

    /// <summary>Takes a message; called under the lock of the topic.</summary>
    /// <returns>False where it was one too many.</returns>
    public bool TryTake(TMessage message)
    {
        if (isWaiting)
        {
            isWaiting = false;
            Current = message;
            next.SetResult(true);
            return true;
        }

        unread ??= new Queue<TMessage>();
        if (unread.Count >= capacity)
        {
            unread = null;
            End(new SubscriberTooSlowException(topic.Name));
            return false;
        }

        unread.Enqueue(message);
        return true;
    }

    public void End(Exception? reason)
    {
        if (isEnded) return;
        (isEnded, ending) = (true, reason);
        if (!isWaiting) return;
        isWaiting = false;
        if (reason is null) next.SetResult(false);
        else next.SetException(reason);
    }

    public async ValueTask DisposeAsync()
    {
        Leave(null);
        await registration.DisposeAsync().ConfigureAwait(false);
    }

    private void Leave(Exception? reason)
    {
        lock (topic)
        {
            End(reason);
            topic.Remove(this);
        }
    }

    bool IValueTaskSource<bool>.GetResult(short token) => next.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => next.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        next.OnCompleted(continuation, state, token, flags);
}
