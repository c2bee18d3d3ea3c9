namespace GreenDonut;

/// <summary>Says when what was asked for piece by piece is fetched together. There is one for each request.</summary>
public interface IBatchScheduler
{
    /// <summary>Ends when the request no longer needs what is fetched.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>Puts off a batch until whoever asks has asked for all they can.</summary>
    /// <param name="batch">Fetches, and returns what hands the results out.</param>
    void Schedule(Func<Task<Action>> batch);
}
