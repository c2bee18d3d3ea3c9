namespace Orleans.Embedded;

/// <summary>Runs one grain's turns one after another on the thread pool: continuations first, then calls.</summary>
internal abstract class TurnScheduler : TaskScheduler, IThreadPoolWorkItem
{
    // After so many turns the pool's other work gets the thread.
    private const int TurnsPerSlice = 256;

    private static readonly Action<object?> RunSlice = state => ((TurnScheduler)state!).RunTurns();

    private Task? firstTask;
    private Queue<Task>? moreTasks;

    public bool IsHalted { get; private set; }

    protected Lock Gate { get; } = new();

    /// <summary>Whether turns are running or about to. Read under the gate.</summary>
    protected bool IsAwake { get; private set; }

    void IThreadPoolWorkItem.Execute() =>
        new Task(RunSlice, this, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);

    protected sealed override void QueueTask(Task task)
    {
        lock (Gate)
        {
            // Nothing of a fenced activation runs again: the continuation is dropped, whatever awaits it with it.
            if (IsHalted) return;

            if (firstTask is null) firstTask = task;
            else (moreTasks ??= new Queue<Task>()).Enqueue(task);
            if (!NeedsWaking()) return;
        }

        Wake();
    }

    protected sealed override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
    {
        if (ReferenceEquals(task.AsyncState, this)) return TryExecuteTask(task);

        return !taskWasPreviouslyQueued && Current == this && !IsHalted && TryExecuteTask(task);
    }

    protected sealed override IEnumerable<Task> GetScheduledTasks() => [];

    /// <summary>The call to start now, or null if the running one is not over. Called under the gate.</summary>
    protected abstract Call? NextCall();

    protected abstract void Run(Call call);

    /// <summary>There will be turns. Called under the gate.</summary>
    protected abstract void OnAwake();

    /// <summary>Whether the one who made work under the gate has to <see cref="Wake"/> after leaving it.</summary>
    protected bool NeedsWaking()
    {
        if (IsAwake) return false;

        IsAwake = true;
        OnAwake();
        return true;
    }

    protected void Wake() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    protected void HaltTurns()
    {
        IsHalted = true;
        (firstTask, moreTasks) = (null, null);
    }

    private void RunTurns()
    {
        // The pool's threads start empty, and so does every turn: no grain sees what another has left behind.
        var empty = ExecutionContext.Capture()!;
        for (var turn = 0; turn < TurnsPerSlice; turn++)
        {
            if (!TakeTurn(out var task, out var call)) return;

            if (task is not null) TryExecuteTask(task);
            else Run(call!);
            ExecutionContext.Restore(empty);
        }

        Wake();
    }

    private bool TakeTurn(out Task? task, out Call? call)
    {
        lock (Gate)
        {
            call = null;
            task = firstTask;
            if (task is not null) firstTask = moreTasks is { Count: > 0 } ? moreTasks.Dequeue() : null;
            else call = IsHalted ? null : NextCall();
            return IsAwake = task is not null || call is not null;
        }
    }
}
