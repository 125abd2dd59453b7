namespace ExpertReview.Web.Features.Accounts;

/// <summary>Why the administrator's change to an account was refused.</summary>
public enum AccountRefusal
{
    NoSuchAccount,
    UserNameInvalid,
    UserNameTaken,
    DisplayNameMissing,
    DisplayNameTooLong,
    RoleUnknown,

    /// <summary>Nobody switches off or resets the account with which he or she is signed in.</summary>
    OwnAccount,

    /// <summary>The account is already as asked for.</summary>
    NothingToChange,

    /// <summary>Somebody else changed the account meanwhile.</summary>
    ChangedElsewhere,
}

/// <summary>What an administrator does to an account.</summary>
public enum AccountChange
{
    SwitchOff,
    SwitchOn,
    Unlock,
    ResetPassword,
    ResetTwoFactor,
}
