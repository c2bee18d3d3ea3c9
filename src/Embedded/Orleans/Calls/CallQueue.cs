namespace Orleans.Embedded;

/// <summary>Calls in the order they came, linked through themselves: an idle grain pays nothing for it.</summary>
internal struct CallQueue
{
    private Call? first;
    private Call? last;

    public int Count { get; private set; }

    public void Add(Call call)
    {
        (call.Previous, call.IsWaiting) = (last, true);
        if (last is null) first = call;
        else last.Next = call;
        last = call;
        Count++;
    }

    public Call? Take()
    {
        if (first is not { } call) return null;

        Unlink(call);
        return call;
    }

    /// <summary>Lets a call go that will not run, and returns whether it was still waiting.</summary>
    public bool Drop(Call call)
    {
        if (!call.IsWaiting) return false;

        Unlink(call);
        return true;
    }

    public readonly void CollectLate(long now, List<Call> late)
    {
        for (var call = first; call is not null; call = call.Next)
        {
            if (call.Deadline <= now) late.Add(call);
        }
    }

    private void Unlink(Call call)
    {
        if (call.Previous is null) first = call.Next;
        else call.Previous.Next = call.Next;
        if (call.Next is null) last = call.Previous;
        else call.Next.Previous = call.Previous;
        (call.Previous, call.Next, call.IsWaiting) = (null, null, false);
        Count--;
    }
}
