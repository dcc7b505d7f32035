(* Eq. 7 from the local states of Eq. A8. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture.
Open Scope R_scope.

(* The rates of the local states, and the connection that they give. *)
Definition up_slope (th ph dth dph : R) : spinor :=
  (((- (dth / 2 * sin (th / 2)) * cos (ph / 2) - dph / 2 * cos (th / 2) * sin (ph / 2),
     dth / 2 * sin (th / 2) * sin (ph / 2) - dph / 2 * cos (th / 2) * cos (ph / 2)) : C),
   ((dth / 2 * cos (th / 2) * cos (ph / 2) - dph / 2 * sin (th / 2) * sin (ph / 2),
     dth / 2 * cos (th / 2) * sin (ph / 2) + dph / 2 * sin (th / 2) * cos (ph / 2)) : C)).
Definition down_slope (th ph dth dph : R) : spinor :=
  (((- (dth / 2 * cos (th / 2)) * cos (ph / 2) + dph / 2 * sin (th / 2) * sin (ph / 2),
     dth / 2 * cos (th / 2) * sin (ph / 2) + dph / 2 * sin (th / 2) * cos (ph / 2)) : C),
   ((- (dth / 2 * sin (th / 2)) * cos (ph / 2) - dph / 2 * cos (th / 2) * sin (ph / 2),
     - (dth / 2 * sin (th / 2)) * sin (ph / 2) + dph / 2 * cos (th / 2) * cos (ph / 2)) : C)).

Ltac slope_of T P th ph t :=
  cbv beta iota delta [up down up_slope down_slope cis RtoC Cmult Copp Re Im fst snd];
  auto_derive; [ repeat split; eexists; eassumption |];
  change (fun x => th x) with th; change (fun x => ph x) with ph;
  rewrite ?(is_derive_unique _ _ _ T), ?(is_derive_unique _ _ _ P);
  change (th t * / 2) with (th t / 2); change (ph t * / 2) with (ph t / 2);
  rewrite ?sin_neg, ?cos_neg; field.

Lemma states_slope th ph t dth dph : is_derive th t dth -> is_derive ph t dph ->
  spinor_rate (fun t => up (th t) (ph t)) t (up_slope (th t) (ph t) dth dph) /\
  spinor_rate (fun t => down (th t) (ph t)) t (down_slope (th t) (ph t) dth dph).
Proof. intros T P. split; split; split; slope_of T P th ph t. Qed.

Lemma spinor_rate_unique f t u v : spinor_rate f t u -> spinor_rate f t v -> u = v.
Proof.
  destruct u as [[? ?] [? ?]], v as [[? ?] [? ?]]. intros [[A B] [C D]] [[E F] [G H]].
  apply is_derive_unique in A, B, C, D, E, F, G, H. unfold Re, Im in *. simpl in *. congruence.
Qed.

Lemma states_rate th ph t dth dph u d : is_derive th t dth -> is_derive ph t dph ->
  spinor_rate (fun t => up (th t) (ph t)) t u -> spinor_rate (fun t => down (th t) (ph t)) t d ->
  u = up_slope (th t) (ph t) dth dph /\ d = down_slope (th t) (ph t) dth dph.
Proof.
  intros T P U D. destruct (states_slope th ph t dth dph T P) as [U' D'].
  split; eapply spinor_rate_unique; eassumption.
Qed.

Lemma states_slope_along (th ph : R -> R) s u d : ex_derive th s /\ ex_derive ph s ->
  spinor_rate (fun s => up (th s) (ph s)) s u /\ spinor_rate (fun s => down (th s) (ph s)) s d ->
  u = up_slope (th s) (ph s) (Derive th s) (Derive ph s) /\ d = down_slope (th s) (ph s) (Derive th s) (Derive ph s).
Proof. intros [T P] [U D]. apply (states_rate th ph s _ _ u d); [apply Derive_correct; exact T | apply Derive_correct; exact P | exact U | exact D]. Qed.

Lemma connection_of_states hbar th ph dth dph :
  connection hbar (up th ph) (down th ph) (up_slope th ph dth dph) (down_slope th ph dth dph) =
  path_connection hbar th dth dph.
Proof.
  unfold connection, path_connection, braket, up, down, up_slope, down_slope.
  replace (cos th) with (cos (2 * (th / 2))) by (f_equal; field).
  replace (sin th) with (sin (2 * (th / 2))) by (f_equal; field).
  rewrite cos_2a, sin_2a. generalize (th / 2), (ph / 2). intros x y.
  pose proof (square_of_sin x) as S. pose proof (square_of_sin y) as P.
  in_parts; rewrite ?sin_neg, ?cos_neg; field [S P].
Qed.

(* States at rest: the hypotheses above hold somewhere. *)
Lemma states_at_rest : spinor_rate (fun _ => up 0 0) 0 (RtoC 0, RtoC 0) /\ spinor_rate (fun _ => down 0 0) 0 (RtoC 0, RtoC 0).
Proof. split; refine (conj (conj _ _) (conj _ _)); exact (is_derive_const (V := R_NormedModule) _ _). Qed.

Ltac at_rest_states :=
  exists 1, 0, 0, 0, 0, (fun _ => 0), (fun _ => 0), (RtoC 0, RtoC 0), (RtoC 0, RtoC 0);
  destruct states_at_rest as [U D];
  refine (conj eq_refl (conj _ (conj _ (conj U D)))); exact (is_derive_const (V := R_NormedModule) _ _).
