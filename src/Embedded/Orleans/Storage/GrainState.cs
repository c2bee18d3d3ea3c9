namespace Orleans;

public sealed class GrainState<T> : IGrainState<T>
{
    public GrainState()
        : this(default!)
    {
    }

    public GrainState(T state, string? eTag = null) => (State, ETag) = (state, eTag);

    public T State { get; set; }

    public string? ETag { get; set; }

    public bool RecordExists { get; set; }
}
