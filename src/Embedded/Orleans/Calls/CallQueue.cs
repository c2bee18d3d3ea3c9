namespace Orleans.Embedded;

/// <summary>Calls in the order they came, linked through themselves: an idle grain pays nothing for it.</summary>
internal struct CallQueue
{
    private Call? first;
    private Call? last;

    /// <summary>How many of them still want to run.</summary>
    public int Count { get; private set; }

    public void Add(Call call)
    {
        if (last is null) first = call;
        else last.Next = call;
        last = call;
        call.IsWaiting = true;
        Count++;
    }

    public Call? Take()
    {
        while (first is { } call)
        {
            first = call.Next;
            if (first is null) last = null;
            call.Next = null;
            if (!call.IsWaiting) continue;

            call.IsWaiting = false;
            Count--;
            return call;
        }

        return null;
    }

    /// <summary>Lets a call go that will not run; it stays linked until its turn comes.</summary>
    public bool Drop(Call call)
    {
        if (!call.IsWaiting) return false;

        call.IsWaiting = false;
        Count--;
        return true;
    }

    public readonly void CollectLate(long now, List<Call> late)
    {
        for (var call = first; call is not null; call = call.Next)
        {
            if (call.IsWaiting && call.Deadline <= now) late.Add(call);
        }
    }
}
